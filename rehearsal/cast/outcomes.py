"""What is concluded: notes, conclusions, decisions and follow-ups, each kind by one hand, as soon as what it
rests on is in the record."""

import asyncio

from rehearsal.cast.documents import note
from rehearsal.cast.officials import MINUTE_TAKER, SCRIBES
from rehearsal.cast.scenes import Conclusion
from rehearsal.cast.stage import Stage, answered, found, tap
from rehearsal.phones import Message, Person

PHASE = "Hasil rapat"
SEATS = {"note": MINUTE_TAKER, "conclusion": SCRIBES[1], "decision": SCRIBES[2], "follow_up": SCRIBES[3]}
COMMANDS = {"note": "catat", "conclusion": "kesimpulan", "decision": "keputusan", "follow_up": "tindak_lanjut"}
NAMES = {"note": "catatan", "conclusion": "kesimpulan", "decision": "keputusan", "follow_up": "tindak lanjut"}


async def conclude(stage: Stage) -> None:
    """Everything the scenario concludes; a single note where it says nothing of it."""
    written = stage.scenario.scenes.outcomes
    if not written:
        await note(stage)
        return
    async with asyncio.TaskGroup() as group:
        for kind in SEATS:
            group.create_task(_write_all(stage, [one for one in written if one.kind == kind]))


async def _write_all(stage: Stage, share: list[Conclusion]) -> None:
    for one in share:
        scribe = await stage.official(SEATS[one.kind])
        for code in one.ties:
            if code in stage.played:
                await stage.entered[code].wait()
        async with stage.hands[scribe.id]:
            await _write(stage, scribe, one)
        stage.concluded.add(one.code)
        stage.progress(PHASE, len(stage.concluded), len(stage.scenario.scenes.outcomes))


async def _write(stage: Stage, scribe: Person, one: Conclusion) -> None:
    """By command: codes in front say what it rests on; then what is left to be said is said on its card."""
    ties = " ".join(stage.points.get(code, code) for code in one.ties)
    text = f"{ties} {one.text}".strip()
    home = stage.scenario.organisations.get(one.organisation)
    if home is not None:
        text = f"{text} | {home.short} | {one.due}"
    sent = await scribe.send(f"/{COMMANDS[one.kind]} {text}")
    if home is not None:
        asked = await answered(scribe, sent, f"Penanggung jawab {one.code} tertulis")
        await tap(scribe, next(label for label in asked.labels if label[:20] == home.name[:20]), on=asked)
    card = await _card(scribe, sent, one)
    if one.source:
        card = await _say(scribe, card, one, "Sumber angka", f"Dari mana angka dalam {one.code}", one.source)
    if one.corrected:
        card = await _say(scribe, card, one, "Perbaiki", f"Silakan tulis teks {one.code}", one.corrected)
    if one.withdrawn:
        card = await _say(scribe, card, one, "Cabut", f"Mengapa {one.code} dicabut", one.withdrawn)
    if one.status:
        await set_status(scribe, card, one.status)


async def _card(scribe: Person, sent: int, one: Conclusion) -> Message:
    return await answered(scribe, sent, f"{one.code} · {NAMES[one.kind]}")


async def _say(scribe: Person, card: Message, one: Conclusion, button: str, asks: str, words: str) -> Message:
    """A button, what the card asks then, and the answer."""
    await tap(scribe, button, on=card)
    await found(scribe, lambda message: message.id >= card.id and asks in message.text)
    sent = await scribe.send(words)
    return await _card(scribe, sent, one)


async def set_status(scribe: Person, card: Message, status: str) -> None:
    """How far a follow-up is, by its button."""
    await tap(scribe, status, on=card)
    await found(scribe, lambda message: message.id == card.id and f"✓ {status}" in message.labels)


async def take_stock(stage: Stage) -> None:
    """Follow-ups of earlier meetings are gone through: whoever keeps them says how far they are."""
    wanted = stage.scenario.scenes.status
    if not wanted:
        return
    scribe = await stage.official(SEATS["follow_up"])
    async with stage.hands[scribe.id]:
        for code, status in wanted.items():
            asked = await scribe.send("/tindak_lanjut")
            listed = await answered(scribe, asked, "Tindak lanjut:")
            await tap(scribe, code, on=listed)
            card = await answered(scribe, asked, f"{code} · {NAMES['follow_up']}")
            await set_status(scribe, card, status)
