"""Putting a point forward: five kinds, responses with and without a number, greetings, pieces, who may not."""

import json
from typing import Any

import pytest

from meeting import delegation, floor, floor_dialogs, moderation, privacy
from meeting.floor import Words
from meeting.privacy import Wish
from meeting.waiting import Came
from rules.points import PointAct, PointKind, is_greeting, write_point
from rules.refusals import Refusal
from rules.text import UNITS_A_GRAPHEME, utf16_units
from storage.database import Database
from tests.meeting.halls import CLERK, Hall, open_hall

TEXT = "usul data kemiskinan ekstrem diverval ulang tiap tribulan"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def asked(hall: Hall, account: int = 1001) -> dict[str, Any]:
    """What the dialog of this chat says just now."""
    async with hall.house.db.reading() as tx:
        stored = await tx.fetch_value("SELECT payload FROM outbox WHERE chat_id = $1 AND topic = 'floor'", account)
    loaded: dict[str, Any] = json.loads(stored)
    return loaded


def presses(said: dict[str, Any]) -> list[str]:
    """What the buttons under it ask for."""
    return [one["press"] for row in said["buttons"] for one in row]


async def say(hall: Hall, text: str, *, kind: PointKind | None = None, came: Came = floor_dialogs.UNKNOWN) -> Any:
    return await floor_dialogs.say(hall.house, hall.voter(0), hall.meeting_id, text, kind=kind, came=came)


async def shown(hall: Hall, count: int) -> list[int]:
    """So many points that everybody may read."""
    made = []
    for place in range(count):
        words = Words(PointKind.PROPOSAL, write_point(f"{TEXT} nomor {place}"))
        point = await floor.submit(hall.house, hall.voter(1), hall.delegates[1], words)
        await moderation.decide(hall.house, hall.moderator, point.id, PointAct.SHOW)
        made.append(point.id)
    return made


@pytest.mark.parametrize("kind", list(PointKind))
async def test_every_kind_can_be_named_and_chosen(hall: Hall, kind: PointKind) -> None:
    """By command with the text at once, and by the one question under plain words; three buttons a row at most."""
    point = await say(hall, TEXT, kind=kind)
    assert (point.code, point.kind) == ("D01", kind.value)
    assert await say(hall, f"{TEXT} dan seterusnya") is None
    rows = (await asked(hall))["buttons"]
    assert [len(row) for row in rows] == [3, 2, 1]
    chosen = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), kind)
    assert chosen is not None
    assert (chosen.code, chosen.kind) == ("D02", kind.value)


async def test_words_that_wait_for_a_kind_take_that_of_the_card(hall: Hall) -> None:
    """[Usulan] on the card, or the bare command, says what the words are: nothing has to be typed again."""
    await say(hall, TEXT)
    point = await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.PROPOSAL)
    assert point is not None
    assert (point.original, point.kind) == (TEXT, "proposal")
    await say(hall, "tes")
    assert await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION) is None
    assert (await asked(hall))["key"] == "penegasan"


async def test_the_limit_is_said_before_it_bites(hall: Hall) -> None:
    """Whoever is asked for a text reads how long it may be."""
    for kind in PointKind:
        await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, kind)
        assert (await asked(hall))["values"]["n"] == 1_000


async def test_a_response_without_a_number_is_offered_the_latest_eight(hall: Hall) -> None:
    """Shown points only, newest first; a press answers that point, another button leaves it without."""
    ids = await shown(hall, 9)
    await floor.submit(hall.house, hall.voter(2), hall.delegates[2], Words(PointKind.PROPOSAL, write_point(TEXT)))
    await say(hall, "prinsipnya setuju, kendalanya operator", kind=PointKind.RESPONSE)
    said = await asked(hall)
    assert said["key"] == "tanggap_pilih"
    assert len(presses(said)) == 9
    assert "D09" in said["buttons"][0][0]["label"]
    point = await floor_dialogs.respond_to(hall.house, hall.voter(0), ids[4])
    assert point is not None
    assert await hall.value("SELECT answers_id FROM point_answers WHERE point_id = $1", point.id) == ids[4]
    await say(hall, "tanggapan umum atas paparan tadi", kind=PointKind.RESPONSE)
    loose = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), None)
    assert loose is not None
    assert await hall.value("SELECT COUNT(*) FROM point_answers") == 1


async def test_a_point_is_responded_to_by_its_button(hall: Hall) -> None:
    """The next text answers it; nothing of a point that is not shown can be answered so."""
    [point_id] = await shown(hall, 1)
    assert await floor_dialogs.respond_to(hall.house, hall.voter(0), point_id) is None
    assert (await asked(hall))["values"]["daftar"] == ["D01"]
    point = await say(hall, "kami dukung dengan anggaran sendiri")
    assert (point.kind, await hall.value("SELECT answers_id FROM point_answers")) == ("response", point_id)
    await moderation.decide(hall.house, hall.moderator, point_id, PointAct.HOLD)
    with pytest.raises(Refusal) as refused:
        await floor_dialogs.respond_to(hall.house, hall.voter(0), point_id)
    assert refused.value.key == "tombol_lama"


async def test_a_typed_response_may_name_its_points_or_none(hall: Hall) -> None:
    """After [Tanggapan] the list is offered once; the text may still begin with numbers."""
    await shown(hall, 2)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.RESPONSE)
    assert len(presses(await asked(hall))) == 2
    point = await say(hall, "D01 d02 keduanya dapat disatukan")
    assert point.original == "keduanya dapat disatukan"
    assert await hall.value("SELECT COUNT(*) FROM point_answers") == 2


async def test_n02_a_greeting_is_thanked_as_attendance(hall: Hall) -> None:
    """No question, no point; "tes", a sign or a bare yes is asked about."""
    assert is_greeting("Assalamualaikum wr wb, hadir nggih 🙏")
    assert await say(hall, "Assalamualaikum wr wb, hadir nggih 🙏") is None
    said = await asked(hall)
    assert (said["key"], said["values"]["instansi"]) == ("hadir_tercatat", "o1")
    for text in ("tes", "🙏🙏", "ya"):
        await floor_dialogs.drop(hall.house, hall.voter(0))
        await say(hall, text)
        assert (await asked(hall))["key"] == "penegasan"
    assert await hall.value("SELECT COUNT(*) FROM points") == 0


async def test_who_was_asked_about_a_trial_may_write_the_point_instead(hall: Hall) -> None:
    """ "tes" is no part of what follows."""
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    assert (await asked(hall))["key"] == "penegasan"
    assert (await say(hall, TEXT)).original == TEXT


async def test_a_repetition_is_no_second_point_and_no_second_line(hall: Hall) -> None:
    """The phone sends it again: while it waits it stands once, when it is recorded it is so already."""
    await say(hall, TEXT)
    await say(hall, TEXT)
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert point.original == TEXT
    with pytest.raises(Refusal) as refused:
        await say(hall, TEXT.upper())
    assert refused.value.key == "usul_sudah_tercatat"


async def test_what_waits_to_be_joined_is_bounded_in_size(hall: Hall) -> None:
    """Sixty messages of one letter under four thousand accents: refused with both numbers, what waited waits on."""
    for number in range(60):
        heap = "a" * (1 + number) + "\u0301" * 4_000
        saying = say(hall, heap, came=Came(number + 1, 1_000 + 60 * number))
        if number < 2:
            await saying
            continue
        with pytest.raises(Refusal) as refused:
            await saying
        assert (refused.value.key, refused.value.values["maks"]) == ("usul_panjang", 1_000)
        assert refused.value.values["n"] > 1_000
    assert len(str(await hall.value("SELECT words FROM waiting_words"))) < 80_000
    point = await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert point is not None
    assert utf16_units(point.original) <= 1_000 * UNITS_A_GRAPHEME


async def test_the_rest_of_a_text_that_was_cut_is_no_point_of_its_own(hall: Hall) -> None:
    """4,096 signs and 300 more at once: one refusal with the whole length, nothing waits; later words are words."""
    first = Came(1, 1_000)
    await floor_dialogs.refuse_long(hall.house, hall.voter(0), hall.meeting_id, 4_096, first)
    assert await say(hall, "sisa " * 60, came=Came(2, 1_001)) is None
    said = await asked(hall)
    assert (said["key"], said["values"]) == ("usul_panjang", {"n": 4_396, "maks": 1_000})
    await say(hall, TEXT, came=Came(3, 1_030))
    assert (await asked(hall))["key"] == "usul_pilih_jenis"


async def test_an_identity_number_never_reaches_a_row(hall: Hall) -> None:
    """Neither the dialog nor the point holds it, and the sender hears so once."""
    await say(hall, "warga kami NIK 3517000000000000 belum dapat bantuan")
    assert "3517" not in str(await hall.value("SELECT words FROM waiting_words"))
    assert await hall.value("SELECT COUNT(*) FROM outbox WHERE payload LIKE '%ada_nik%'") == 1


async def test_forwarded_words_are_marked_and_a_single_message_is_known(hall: Hall) -> None:
    """Also when they waited for their kind; two messages in a row have no one message to edit."""
    await say(hall, TEXT, came=Came(77, 5, is_forwarded=True))
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.CONTRIBUTION)
    assert await hall.value("SELECT is_forwarded FROM points") == 1
    assert await hall.value("SELECT message_id FROM points") == 77


async def test_whoever_left_or_withdrew_is_refused_kindly(hall: Hall) -> None:
    """By text, by button, by what waited."""
    await say(hall, TEXT)
    await delegation.leave(hall.house, hall.voter(0), hall.delegates[0])
    for kind in (None, PointKind.PROPOSAL):
        with pytest.raises(Refusal) as refused:
            await say(hall, f"{TEXT} lagi", kind=kind)
        assert refused.value.key == "sudah_meninggalkan"
    with pytest.raises(Refusal):
        await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    await privacy.separate(hall.house, hall.voter(1), hall.meeting_id, Wish.WITHDRAW)
    with pytest.raises(Refusal) as refused:
        await floor_dialogs.begin(hall.house, hall.voter(1), hall.meeting_id, PointKind.OBJECTION)
    assert refused.value.key == "belum_terdaftar"
    assert await hall.value("SELECT COUNT(*) FROM points") == 0


async def test_observers_submit_and_a_clerk_enters_every_kind(hall: Hall) -> None:
    """Who has no vote has a voice; the desk offers what the phone offers."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET standing = 'observer'")
        await tx.execute("UPDATE delegates SET telegram_id = NULL WHERE id = $1", hall.delegates[1])
    assert (await say(hall, TEXT, kind=PointKind.OBJECTION)).kind == "objection"
    words = Words(PointKind.CONTRIBUTION, write_point(f"{TEXT} juga"))
    point = await floor.submit(hall.house, hall.sender(CLERK), hall.delegates[1], words, clerk=True)
    assert (point.kind, point.channel) == ("contribution", "clerk")


async def test_points_may_come_before_the_meeting_and_not_after_it(hall: Hall) -> None:
    """Before it runs the sender reads that they wait; afterwards that the meeting is over."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'registration'")
    await say(hall, TEXT, kind=PointKind.PROPOSAL)
    assert (await asked(hall))["key"] == "usul_tercatat_awal"
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'ended'")
    with pytest.raises(Refusal) as refused:
        await say(hall, f"{TEXT} lagi", kind=PointKind.PROPOSAL)
    assert refused.value.key == "rapat_selesai"
