"""Notes of what was said by replying to the card of the list: on the right speech, with their time, by scribes."""

import pytest

from meeting import agenda, speaking_rules, speech_notes, speech_replies
from meeting.speech_replies import Meant
from rules.meetings import MeetingAct
from rules.speaking import SpeechKind
from storage import speech_notes as stored
from storage.database import Database
from storage.speeches import Speech
from tests.faults.acts import standing_dialog
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.on_floor import drawn, entries, refused, speaks, step

LIST = 77


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting."""
    return await open_hall(database)


async def card(hall: Hall, who: int, message_id: int = LIST, *, view: str = "", at: int = 0) -> None:
    """The card of the list stands in this chat under this id."""
    await speaking_rules.turn_list(hall.house, hall.sender(who), hall.meeting_id, view=view, at=at)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET message_id = $2 WHERE chat_id = $1 AND kind = 'speakers'", who, message_id)


async def reply(hall: Hall, text: str, who: int = MINUTE_TAKER, message_id: int = LIST) -> bool:
    """Somebody writes a reply to it."""
    about = await speech_replies.meant(hall.house, hall.sender(who), message_id)
    assert about is not None
    return await speech_replies.reply(hall.house, hall.sender(who), about, text)


async def notes(hall: Hall, speech: Speech) -> list[str]:
    """The wordings of the note of a speech, in order."""
    async with hall.house.db.reading() as tx:
        return [one.text for one in await stored.of_meeting(tx, hall.meeting_id) if one.speech_id == speech.id]


async def test_each_reply_is_one_more_line_with_its_time(hall: Hall) -> None:
    """Nothing said before is lost; the same line again changes nothing; the record holds a digest of each wording."""
    speech = await speaks(hall, 0)
    await card(hall, MINUTE_TAKER)
    assert await reply(hall, "Data belum terpadu")
    assert not await reply(hall, "Data belum terpadu")
    hall.clock.turn(60)
    assert await reply(hall, "Perlu NIK 3517012345678901")
    first, second = (await notes(hall, speech))[-1].splitlines()
    assert first == "13.00 WIB – Data belum terpadu"
    assert second.startswith("13.01 WIB – Perlu NIK ")
    assert "3517012345678901" not in second
    assert [kind for kind, _ in await entries(hall)][-2:] == ["speech.noted", "speech.noted"]
    text, _ = await drawn(hall, MINUTE_TAKER)
    assert text.splitlines()[0] == "Catatan untuk o1 tersimpan."
    assert "Berbicara: o1" in text


async def test_what_cannot_belong_to_one_speech_is_asked(hall: Hall) -> None:
    """The next began while the line was typed: nothing is kept before it is said whose it is."""
    first = await speaks(hall, 0)
    await card(hall, SECRETARY)
    hall.clock.turn(90)
    await step(hall, first, "finish")
    second = await speaks(hall, 1)
    hall.clock.turn(5)
    assert not await reply(hall, "Anggaran kurang", SECRETARY)
    assert await notes(hall, first) == await notes(hall, second) == []
    await speech_replies.ask_again(hall.house, hall.sender(SECRETARY), await standing_dialog(hall, SECRETARY))
    assert await speech_replies.place(hall.house, hall.sender(SECRETARY), first.id)
    assert await notes(hall, first) == ["13.01 WIB – Anggaran kurang"]
    again = speech_replies.place(hall.house, hall.sender(SECRETARY), second.id)
    assert await refused(again) == "tombol_lama"
    hall.clock.turn(61)
    assert await reply(hall, "Setuju", SECRETARY)
    assert await notes(hall, second) == ["13.02 WIB – Setuju"]


async def test_the_card_that_names_a_speech_means_that_one(hall: Hall) -> None:
    """Whoever speaks meanwhile; a speech held up by a point of order is asked for on the list itself."""
    first = await speaks(hall, 0)
    await card(hall, MINUTE_TAKER, view="note", at=first.id)
    order = await speaks(hall, 1, kind=SpeechKind.ORDER)
    assert await reply(hall, "Usul jadwal")
    assert await notes(hall, first) == ["13.00 WIB – Usul jadwal"]
    await card(hall, MINUTE_TAKER)
    assert not await reply(hall, "Mohon tertib")
    assert await speech_replies.place(hall.house, hall.sender(MINUTE_TAKER), order.id)
    assert await notes(hall, order) == ["13.00 WIB – Mohon tertib"]


async def test_after_the_last_speech_it_is_the_last_one(hall: Hall) -> None:
    """Also when the meeting is over, until its results are adopted; before the first nobody is meant."""
    await card(hall, MINUTE_TAKER)
    assert await refused(reply(hall, "Siapa?")) == "belum_ada_pembicara"
    await step(hall, await speaks(hall, 0), "finish")
    hall.clock.turn(300)
    last = await speaks(hall, 1)
    await step(hall, last, "finish")
    hall.clock.turn(600)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.END)
    assert await reply(hall, "Terima kasih")
    assert len(await notes(hall, last)) == 1
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted'")
    assert await refused(reply(hall, "Terlambat")) == "rapat_terkunci"


async def test_only_scribes_note_and_others_are_told_or_not_meant(hall: Hall) -> None:
    """A moderator hears that it is not their part; a reply to any other message, or of anybody else, is plain text."""
    speech = await speaks(hall, 0)
    await card(hall, MODERATOR)
    assert await refused(reply(hall, "Catat", MODERATOR)) == "bukan_wewenang"
    await card(hall, MINUTE_TAKER)
    for who, message_id in ((MINUTE_TAKER, 78), (CLERK, LIST), (1001, LIST), (SECRETARY, LIST)):
        assert await speech_replies.meant(hall.house, hall.sender(who), message_id) is None
    forged = Meant(hall.meeting_id, speech.id)
    assert await refused(speech_replies.reply(hall.house, hall.voter(0), forged, "x")) == "bukan_wewenang"
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", MINUTE_TAKER)
    assert await speech_replies.meant(hall.house, hall.sender(MINUTE_TAKER), LIST) is None


async def test_a_note_that_grows_too_long_is_refused_whole(hall: Hall) -> None:
    """What stands stays; the button writes the note anew."""
    speech = await speaks(hall, 0)
    await card(hall, MINUTE_TAKER)
    assert await reply(hall, "a" * 600)
    assert await refused(reply(hall, "b" * 600)) == "teks_panjang"
    assert len(await notes(hall, speech)) == 1
    await speech_notes.ask(hall.house, hall.sender(MINUTE_TAKER), speech.id)
    dialog = await standing_dialog(hall, MINUTE_TAKER)
    assert await speech_notes.write(hall.house, hall.sender(MINUTE_TAKER), dialog, "Ringkas")
    assert (await notes(hall, speech))[-1] == "Ringkas"
