"""A discussion on phones: two constituencies, a warning that is heard, time given, notes by reply, and the account."""

import asyncio
import os
from pathlib import Path

from rehearsal.phones import Message, Person
from tests.bot.served import Served, opened, served
from tests.meeting.halls import MINUTE_TAKER, MODERATOR

# A speech of so long, so that both marks come within the test.
SPEECH_MS = 36_000


async def prepared(hosted: Served) -> None:
    """Two constituencies that take turns, and short speeches."""
    db = await opened(hosted)
    async with db.transaction() as tx:
        other = await tx.fetch_value(
            "INSERT INTO constituencies (meeting_id, position, code, name) VALUES (1, 2, 'swasta', 'Swasta')"
            " RETURNING id"
        )
        await tx.execute("UPDATE organisations SET constituency_id = $1 WHERE ref = 'o3'", other)
        await tx.execute(
            "INSERT INTO speaking_rules (meeting_id, turn, speech_ms) VALUES (1, 'constituency', $1)", SPEECH_MS
        )
    await db.close()


async def gone(person: Person, words: str) -> None:
    """No message of this phone holds the words any more, a few seconds later at most."""
    for _ in range(100):
        if not any(words in one.text for one in await person.screen()):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{words!r} still stands on the phone of {person.id}")


async def seen(name: str, *people: Person) -> None:
    """With LOOK set the phones are printed as they stand, to be read by eye."""
    if os.environ.get("LOOK"):
        for person in people:
            print(f"===== {name}: {person.id}")
            for one in (await person.screen())[-5:]:
                print("  --", one.text.replace("\n", "\n     "), one.labels)


async def test_a_discussion_from_the_hand_to_the_account(tmp_path: Path) -> None:
    """Each mark is one message on two phones; after the speech none of them is left."""
    async with served(tmp_path, voters=3) as hosted:
        await prepared(hosted)
        await hosted.start()
        await hosted.ballots()
        first, second, third = hosted.voters
        moderator, taker = [await hosted.phones.person(who) for who in (MODERATOR, MINUTE_TAKER)]
        for person, place in ((first, 1), (second, 2), (third, 2)):
            await person.send("/angkat")
            await person.wait_for(f"urutan {place} dari", timeout_seconds=40)
        card = await moderator.wait_for("3. o2 – Perwakilan 2", timeout_seconds=20)
        asked = await taker.send("/pembicara")
        listed = await taker.wait_for("3 menunggu", after=asked, timeout_seconds=20)
        await seen("raised", first, second, moderator, taker)
        await _begun(moderator, first, taker, card, listed)
        warned = await moderator.wait_for("o1: sisa 30 detik", timeout_seconds=10)
        await taker.send("Data belum <terpadu>", reply_to=listed)
        await taker.wait_for("Catatan untuk o1 tersimpan.", timeout_seconds=20)
        await hosted.kill()
        await hosted.start()
        await _over(moderator, first, taker, warned)
        await _ended(moderator, first, taker, third)


async def _begun(moderator: Person, first: Person, taker: Person, card: Message, listed: Message) -> None:
    """Called, told so, begun and warned; the minute taker pressed nothing, and the card follows by itself."""
    await moderator.press("Silakan: o1", on=card)
    card = await moderator.wait_for("Dipersilakan: o1", timeout_seconds=20)
    await first.wait_for("Silakan, Perwakilan 1", timeout_seconds=20)
    await seen("called", first, moderator)
    await moderator.press("Mulai", on=card)
    await taker.wait_for("Berbicara: o1", after=listed, timeout_seconds=20)
    await first.wait_for("Sisa waktu bicara 30 detik", timeout_seconds=20)
    await seen("warned", first, moderator, taker)


async def _over(moderator: Person, first: Person, taker: Person, warned: Message) -> None:
    """The end is heard from a new process; the earlier mark goes, and so does the end once time is given."""
    await first.wait_for("Waktu bicara habis", timeout_seconds=60)
    over = await moderator.wait_for("o1: waktu habis", timeout_seconds=10)
    assert over.id != warned.id
    await taker.wait_for("Waktu habis", timeout_seconds=20)
    await seen("over", first, moderator, taker)
    # The sound first, then the earlier mark goes.
    await gone(first, "Sisa waktu bicara")
    await gone(moderator, "o1: sisa")
    toast = await moderator.press("+1 menit", on=over)
    assert toast.text == "Waktu ditambah 1 menit."
    await first.wait_for("berbicara sampai pukul", timeout_seconds=20)
    await gone(first, "Waktu bicara habis")
    await moderator.wait_for("dari 1.36", timeout_seconds=20)
    await seen("extended", first, moderator)


async def _ended(moderator: Person, first: Person, taker: Person, third: Person) -> None:
    """[Selesai], a line that might be of either speech, and what the record says."""
    card = await moderator.wait_for("Berbicara: o1", timeout_seconds=20)
    await moderator.press("Selesai", on=card)
    # Turns between constituencies: the one that has not spoken is next.
    card = await moderator.wait_for("1. o3 – Perwakilan 3", timeout_seconds=20)
    await third.wait_for("Sesudah ini giliran Perwakilan 3.", timeout_seconds=20)
    for person in (first, moderator):
        await gone(person, "habis")
    await moderator.press("Silakan: o3", on=card)
    card = await moderator.wait_for("Dipersilakan: o3", timeout_seconds=20)
    await moderator.press("Mulai", on=card)
    listed = await taker.wait_for("Berbicara: o3", timeout_seconds=20)
    await taker.send("Siap membantu data", reply_to=listed)
    asked = await taker.wait_for("Catatan “Siap membantu data” ini untuk pembicaraan siapa?", timeout_seconds=20)
    await seen("asked", taker)
    await taker.press("o3 – Perwakilan 3", on=asked)
    await taker.wait_for("Catatan untuk o3 tersimpan.", timeout_seconds=20)
    sent = await taker.send("/catatan")
    account = await taker.wait_for("Perwakilan 3 (o3) mulai berbicara.", after=sent, timeout_seconds=20)
    await seen("account", taker, third, moderator)
    for words in (
        "Perwakilan 1 (o1) selesai berbicara: ",
        "Waktu bicara Perwakilan 1 (o1) ditambah 1 menit.",
        "Pembicaraan Perwakilan 3 (o3) dicatat.",
        "WIB – Siap membantu data",
    ):
        assert words in account.text
