"""The running record says whose speech an entry is about, by refs, so that an erased person is a number there too."""

import pytest

from delivery import html
from meeting import privacy, speaking, speech_notes
from meeting.privacy import Wish
from record.gather import gather
from record.log_sheets import trail
from rules.speaking import SpeechKind
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MINUTE_TAKER, Hall, open_hall
from tests.meeting.on_floor import speaks, step, up
from tests.meeting.test_running_record import read, shown


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting."""
    return await open_hall(database)


async def played(hall: Hall) -> None:
    """Every kind of entry the list has, about two speakers."""
    speech = await speaks(hall, 0)
    await speaking.extend(hall.house, hall.moderator, speech.id, 2, 120_000)
    hall.clock.turn(75)
    await step(hall, speech, "pause")
    await step(hall, speech, "start")
    await step(hall, speech, "finish")
    await speech_notes.ask(hall.house, hall.sender(MINUTE_TAKER), speech.id)
    dialog = await standing_dialog(hall, MINUTE_TAKER)
    await speech_notes.write(hall.house, hall.sender(MINUTE_TAKER), dialog, "Data belum terpadu")
    await up(hall, 1, kind=SpeechKind.ORDER)


async def sentences(hall: Hall) -> list[str]:
    """The page of the record as it is read, the newest first."""
    await read(hall)
    lines = html.plain((await shown(hall)).text).splitlines()
    return [line.split(": ", 1)[1] for line in lines if " · " in line]


async def test_every_sentence_names_speaker_and_organisation(hall: Hall) -> None:
    """What was given and what was spoken stand there too."""
    await played(hall)
    assert await sentences(hall) == [
        "Perwakilan 2 (o2) mengajukan interupsi.",
        "Pembicaraan Perwakilan 1 (o1) dicatat. Data belum terpadu",
        "Perwakilan 1 (o1) selesai berbicara: 1 menit 15 detik.",
        "Perwakilan 1 (o1) melanjutkan pembicaraan.",
        "Pembicaraan Perwakilan 1 (o1) dijeda.",
        "Waktu bicara Perwakilan 1 (o1) ditambah 2 menit.",
        "Perwakilan 1 (o1) mulai berbicara.",
        "Perwakilan 1 (o1) dipersilakan berbicara.",
    ]


async def test_who_was_erased_is_a_number_there(hall: Hall) -> None:
    """The same entries, without the name; the organisation stays."""
    await played(hall)
    await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, Wish.ERASE)
    said = " ".join(await sentences(hall))
    assert "Perwakilan 1 " not in said
    assert "p1 (o1) selesai berbicara: 1 menit 15 detik." in said


async def test_the_trail_on_paper_says_the_organisation_and_the_ref(hall: Hall) -> None:
    """Names stand on the attendance sheet alone."""
    await played(hall)
    async with hall.house.db.reading() as tx:
        sheet = trail(await gather(tx, hall.meeting_id))
    place = [head for head, _ in sheet.columns].index("Ringkasan")
    said = [str(row[place]) for row in sheet.rows]
    assert said[:3] == [
        "Angkat tangan: Instansi 1, p1",
        "Pembicara dipersilakan: Instansi 1, p1",
        "Mulai berbicara: Instansi 1, p1",
    ]
    assert not any("Perwakilan" in one for one in said)
