"""After the meeting: those who attended propose corrections of the draft minutes, the secretariat rules on each."""

import asyncio

from rehearsal.cast.closing import Closing, Proposed
from rehearsal.cast.documents import RECORD, arrived, end, name_of, record_in
from rehearsal.cast.officials import SECOND_SECRETARY
from rehearsal.cast.settling import settle
from rehearsal.cast.stage import Stage, answered, found, shown, tap
from rehearsal.phones import Person

PHASE = "Koreksi notula"
DRAFT, DRAFT_FILE = "terlampir konsep notula", "_konsep_"


async def open_window(stage: Stage) -> None:
    """While the meeting runs the secretariat rules how long corrections may be proposed; nothing where the play ends
    with the meeting."""
    closing = stage.scenario.scenes.closing
    if closing is None:
        return
    secretary = stage.officials[SECOND_SECRETARY]
    asked = await secretary.send("/kunci")
    settings = await answered(secretary, asked, "Masa koreksi sesudah rapat:")
    said = await tap(secretary, f"{closing.days} hari", on=settings)
    assert said.startswith("Tersimpan"), f"the time for corrections is set: {said}"


async def close_the_paper(stage: Stage, closing: Closing) -> None:
    """From the end of the meeting to the pack of a locked one. The record that is compared with the play is that of the
    draft pack: the lock erases what people wrote themselves."""
    secretary = stage.officials[SECOND_SECRETARY]
    before = max(message.id for message in await secretary.screen())
    await end(stage)
    pack = await arrived(secretary, "paket", before, holds=DRAFT_FILE)
    stage.files[RECORD] = record_in(await secretary.download(pack))
    await _propose(stage, closing)
    asked = await secretary.send("/usulan_koreksi")
    queue = await answered(secretary, asked, "Usulan koreksi:")
    for number, one in enumerate(closing.proposals, 1):
        await _rule(stage, secretary, queue.id, f"UK{number}", one)
        stage.progress(PHASE, number, len(closing.proposals))
    await settle(stage, closing, secretary)


async def _propose(stage: Stage, closing: Closing) -> None:
    """One after another, so that each has the number of its place; all of them hold the draft."""
    proposers = dict.fromkeys(one.by for one in closing.proposals)
    drafts = await asyncio.gather(*(shown(stage.people[ref], DRAFT) for ref in proposers))
    files = sum(DRAFT_FILE in name_of(draft) for draft in drafts)
    stage.see("penutupan.konsep_diterima", str(len(proposers)), str(files))
    for number, one in enumerate(closing.proposals, 1):
        phone = stage.people[one.by]
        about = stage.points.get(one.about, one.about)
        sent = await phone.send(f"/koreksi {about} {one.text}".replace("  ", " "))
        told = await answered(phone, sent, "")
        assert f"tercatat dengan nomor UK{number}." in told.text, f"it is stored as UK{number}: {told.text}"


async def _rule(stage: Stage, secretary: Person, queue: int, code: str, one: Proposed) -> None:
    """From the queue to the ruling; whoever proposed it reads what became of it, word for word."""
    await tap(secretary, code, on=queue)
    card = await found(secretary, lambda m: m.id > queue and m.text.startswith(f"{code} ·"))
    if one.is_declined:
        await _typed(secretary, card.id, "Tidak diterima", f"Mengapa {code} tidak diterima?", one.reason)
        words = f"Usulan koreksi {code} tidak diterima. Alasan: {one.reason}"
    else:
        words = f"Usulan koreksi {code} diterima. Rumusan yang masuk notula: {one.ruling}"
        if one.wording:
            await _typed(secretary, card.id, "Terima dengan rumusan", f"Mohon tulis rumusan {code}", one.wording)
        else:
            await tap(secretary, "Terima seperti diusulkan", on=card)
    told = await shown(stage.people[one.by], f"Usulan koreksi {code} ")
    stage.see(f"penutupan.{code}.dibaca_pengusul", words, told.text)


async def _typed(secretary: Person, card: int, button: str, asks: str, words: str) -> None:
    """A button of the card, what the bot asks then, and the answer."""
    await tap(secretary, button, on=card)
    await found(secretary, lambda message: message.id > card and asks in message.text)
    await secretary.send(words)
