"""Words that wait for their kind while others are said by command: both end stored, or are asked about one by one."""

import pytest

from meeting import floor_dialogs, offer_answers, point_edits
from meeting.keeping import held_in, keep
from meeting.waiting import BEHIND_MAX, Came, Waiting
from rules.points import POINT_GRAPHEMES_MAX, PointKind
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from tests.meeting.halls import Hall, open_hall
from tests.meeting.pointed import keys_told, refused
from tests.meeting.pointed import told as messages
from tests.meeting.test_submitting import asked, presses, say

FIRST = "jalan poros desa Sumbermulyo rusak berat"
SECOND = "usul beasiswa anak keluarga miskin ditambah"


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def waiting(hall: Hall) -> Waiting | None:
    """What waits in the first delegate's chat."""
    async with hall.house.db.reading() as tx:
        return await held_in(tx, 1001, hall.meeting_id, hall.clock())


async def originals(hall: Hall) -> list[tuple[str, str]]:
    """Kind and words of every point stored."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch("SELECT kind, original FROM points ORDER BY number")
    return [(row["kind"], row["original"]) for row in rows]


async def test_words_that_wait_are_asked_about_again_after_those_of_a_command(hall: Hall) -> None:
    """The second is stored at once; the question about the first comes once more, with its words."""
    await say(hall, FIRST)
    stored = await say(hall, SECOND, kind=PointKind.PROPOSAL)
    assert (stored.code, stored.original) == ("D01", SECOND)
    assert (await keys_told(hall, 1001))[-2:] == ["usul_tercatat", "usul_masih_menunggu"]
    assert (await messages(hall, 1001))[-1]["values"]["ringkas"] == FIRST
    assert (await asked(hall))["key"] == "usul_pilih_jenis"
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.QUESTION)
    assert await originals(hall) == [("proposal", SECOND), ("question", FIRST)]
    assert await waiting(hall) is None
    assert (await asked(hall))["key"] == "usul_tercatat"


@pytest.mark.parametrize("is_meant", [True, False])
async def test_the_second_may_be_asked_about_before_the_first(hall: Hall, is_meant: bool) -> None:
    """ "/usul tes" is asked about, and the person is told that the first waits; either answer leads back to it."""
    await say(hall, FIRST)
    assert await say(hall, "tes", kind=PointKind.PROPOSAL) is None
    assert (await asked(hall))["key"] == "penegasan"
    assert (await keys_told(hall, 1001))[-1] == "usul_ditanyakan_kemudian"
    if is_meant:
        await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    else:
        await floor_dialogs.drop(hall.house, hall.voter(0))
    assert (await asked(hall))["key"] == "usul_pilih_jenis"
    found = await waiting(hall)
    assert found is not None
    assert (found.text, found.behind) == (FIRST, ())


async def test_a_command_that_repeats_the_words_says_what_they_are(hall: Hall) -> None:
    """One point, and nothing is asked about any more."""
    await say(hall, FIRST)
    await say(hall, f" {FIRST.upper()} ", kind=PointKind.CONTRIBUTION)
    assert [kind for kind, _ in await originals(hall)] == ["contribution"]
    assert await waiting(hall) is None


async def test_a_button_of_another_kind_does_not_swallow_words_that_are_asked_about(hall: Hall) -> None:
    """[Pertanyaan] while "tes" waits to be confirmed as a proposal: the next text is the question, then "tes" again."""
    await say(hall, "tes", kind=PointKind.PROPOSAL)
    await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, PointKind.QUESTION)
    assert await say(hall, FIRST) is not None
    assert await originals(hall) == [("question", FIRST)]
    assert (await asked(hall))["key"] == "penegasan"
    await floor_dialogs.submit_waiting(hall.house, hall.voter(0), PointKind.PROPOSAL)
    assert await originals(hall) == [("question", FIRST), ("proposal", "tes")]


async def test_support_given_instead_of_the_second_leads_back_to_the_first(hall: Hall) -> None:
    """[Dukung D01] under words that say the same as another's."""
    other = await floor_dialogs.say(hall.house, hall.voter(1), hall.meeting_id, SECOND, kind=PointKind.PROPOSAL)
    assert other is not None
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE points SET state = 'shown'")
    await say(hall, FIRST)
    await say(hall, SECOND, kind=PointKind.PROPOSAL)
    said = await asked(hall)
    assert said["key"] == "usul_serupa", presses(said)
    await offer_answers.support_offered(hall.house, hall.voter(0), other.id, hall.delegates[0])
    assert (await asked(hall))["key"] == "usul_pilih_jenis"
    found = await waiting(hall)
    assert found is not None
    assert found.text == FIRST


async def test_what_waits_behind_can_still_be_edited(hall: Hall) -> None:
    """The message of the first is changed while the second is asked about."""
    await say(hall, FIRST, came=Came(71))
    await say(hall, "tes", kind=PointKind.PROPOSAL, came=Came(72))
    await point_edits.edited(hall.house, hall.voter(0), 71, f"{FIRST} sekali")
    await floor_dialogs.drop(hall.house, hall.voter(0))
    found = await waiting(hall)
    assert found is not None
    assert found.text == f"{FIRST} sekali"


@pytest.mark.parametrize("is_behind", [False, True])
async def test_a_number_that_an_edit_brings_is_masked_and_its_sender_told(hall: Hall, is_behind: bool) -> None:
    """As where it is typed at first."""
    await say(hall, FIRST, came=Came(71))
    if is_behind:
        await say(hall, "tes", kind=PointKind.PROPOSAL, came=Came(72))
    await point_edits.edited(hall.house, hall.voter(0), 71, f"{FIRST} NIK 3174010101800001")
    assert (await keys_told(hall, 1001)).count("ada_nik") == 1
    assert "3174010101800001" not in str(await waiting(hall))


async def test_an_edit_that_makes_what_waits_behind_too_long_is_refused(hall: Hall) -> None:
    """Else nothing before it could be settled any more, and nothing more be put forward."""
    await say(hall, FIRST, came=Came(71))
    await say(hall, "panjang sekali " * 20, came=Came(72))
    await say(hall, "tes", kind=PointKind.PROPOSAL, came=Came(73))
    longest = "kata " * (POINT_GRAPHEMES_MAX // 5 - 1)
    assert await refused(point_edits.edited(hall.house, hall.voter(0), 71, longest)) == "usul_panjang"
    assert await say(hall, SECOND, kind=PointKind.PROPOSAL) is not None
    found = await waiting(hall)
    assert found is not None
    assert found.text.startswith(FIRST)


async def test_so_many_wait_and_the_next_is_refused_in_words(hall: Hall) -> None:
    """Nothing that waits is lost by it."""
    for number in range(BEHIND_MAX + 1):
        kind = PointKind.PROPOSAL
        await floor_dialogs.begin(hall.house, hall.voter(0), hall.meeting_id, kind)
        async with hall.house.db.transaction() as tx:
            held = await held_in(tx, 1001, hall.meeting_id, hall.clock())
            assert held is not None
            again = held.with_part(f"{SECOND} {number}", Came(number), hall.clock())
            await dialogs.drop(tx, 1001)
            await keep(tx, 1001, hall.meeting_id, again, hall.clock())
    before = await waiting(hall)
    with pytest.raises(Refusal) as raised:
        await say(hall, "satu lagi usulan yang lain", kind=PointKind.PROPOSAL)
    assert (raised.value.key, raised.value.values) == ("usul_masih_ditanyakan", {"n": BEHIND_MAX + 1})
    assert await waiting(hall) == before
