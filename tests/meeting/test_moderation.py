"""What moderators decide about a point: once, on record by role and ref, told to its author, undone by nobody."""

import asyncio
import json

import pytest

from meeting import agenda, moderation, privacy
from meeting.privacy import Wish
from rules.points import PointAct
from storage.database import Database
from tests.faults.acts import standing_dialog
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.pointed import (
    answered,
    card_of,
    case_of,
    deputy,
    items,
    keys_told,
    put_forward,
    refused,
    shown_view,
    told,
)


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def entry(hall: Hall, kind: str) -> tuple[str, str, dict[str, object]]:
    """Role, ref and payload of the last entry of a kind."""
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row("SELECT * FROM entries WHERE kind = $1 ORDER BY seq DESC LIMIT 1", kind)
    assert row is not None
    return row["actor_role"], row["actor_ref"], json.loads(row["payload"])


async def test_a_point_walks_through_its_states_and_each_step_is_on_record(hall: Hall) -> None:
    """masuk, ditahan, ditayangkan, dibahas, ditanggapi; the answer is told to its author and hidden in its digest."""
    case = await put_forward(hall)
    house = hall.house
    for act, state in ((PointAct.HOLD, "held"), (PointAct.SHOW, "shown"), (PointAct.DISCUSS, "discussed")):
        assert (await moderation.decide(house, hall.moderator, case.id, act)).state == state
    case = await answered(hall, await case_of(hall, case.id), "Dinsos: sudah dianggarkan")
    assert (case.state, case.answered_by, case.answer) == ("answered", "Dinsos", "sudah dianggarkan")
    assert await hall.kinds() == [
        *("point.submitted", "point.held", "point.shown", "point.discussed", "point.answered"),
    ]
    role, ref, payload = await entry(hall, "point.answered")
    assert (role, ref, payload["point"], payload["was"]) == ("moderator", "s1", "D01", "discussed")
    assert "dianggarkan" not in json.dumps(payload)
    said = (await told(hall, 1001))[-1]
    assert (said["key"], said["values"]["oleh"]) == ("usul_ditanggapi", "Dinsos")
    await answered(hall, case, "Dinsos: sudah dianggarkan")
    assert len(await hall.kinds()) == 5
    assert (await answered(hall, case, "Dinsos: tahun depan")).answer == "tahun depan"
    assert await hall.value("SELECT COUNT(*) FROM point_texts WHERE source = 'answer'") == 2


async def test_declined_for_a_usual_reason_or_in_own_words(hall: Hall) -> None:
    """The sender gets it; own words are masked, kept beside the record, and only their digest is chained."""
    usual, own = await put_forward(hall), await put_forward(hall, 1)
    reason = {"reason": "alasan_kampanye"}
    await moderation.decide(hall.house, hall.moderator, usual.id, PointAct.DECLINE, **reason)
    assert (await told(hall, 1001))[-1]["values"]["alasan"] == {"key": "alasan_kampanye"}
    assert (await entry(hall, "point.declined"))[2]["reason"] == "alasan_kampanye"
    await moderation.ask_own_reason(hall.house, hall.moderator, own.id, own.revision)
    dialog = await standing_dialog(hall, MODERATOR)
    assert await refused(moderation.decline_typed(hall.house, hall.moderator, dialog, "x" * 301)) == "teks_panjang"
    typed = "Sudah dibahas; NIK 3500000000000000"
    case = await moderation.decline_typed(hall.house, hall.moderator, dialog, typed)
    assert (case.state, case.reason) == ("declined", "Sudah dibahas; NIK [nomor identitas disamarkan]")
    assert (await told(hall, 1002))[-1]["values"]["alasan"] == case.reason
    payload = (await entry(hall, "point.declined"))[2]
    assert payload["reason"] == "alasan_lain"
    assert "Sudah dibahas" not in json.dumps(payload)
    assert await hall.value("SELECT text FROM point_texts WHERE source = 'reason'") == case.reason


async def test_what_looks_like_a_reason_of_ours_is_own_words(hall: Hall) -> None:
    """Typed words never become the key of a text."""
    case = await put_forward(hall)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.DECLINE, reason="alasan_tidak_ada")
    text, _ = await card_of(hall, case)
    assert "Alasan: alasan_tidak_ada" in text


async def test_taken_up_again_the_author_hears_it(hall: Hall) -> None:
    """Put aside: it waits anew. Talked about: it stands before the room anew, and its answer is no longer in force."""
    case = await put_forward(hall)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.DECLINE, reason="alasan_kampanye")
    again = await moderation.decide(hall.house, hall.moderator, case.id, PointAct.REOPEN)
    assert (again.state, again.reason) == ("received", "")
    assert (await told(hall, 1001))[-1]["values"]["status"] == {"key": "status_pokok_received"}
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    await answered(hall, await case_of(hall, case.id), "Dinsos: ya")
    again = await moderation.decide(hall.house, hall.moderator, case.id, PointAct.REOPEN)
    assert (again.state, again.answer, again.answered_by) == ("shown", "", "")
    assert (await told(hall, 1001))[-1]["values"]["status"] == {"key": "status_pokok_shown"}
    assert await hall.value("SELECT COUNT(*) FROM point_texts WHERE source = 'answer'") == 1


async def test_shown_after_all_the_author_hears_it_too(hall: Hall) -> None:
    """Whoever heard that it was declined must not go on believing it."""
    case = await put_forward(hall)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.DECLINE, reason="alasan_kampanye")
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    assert await keys_told(hall, 1001) == ["usul_tercatat", "usul_tidak_tayang", "usul_dibuka_kembali"]


async def test_moved_to_another_agenda_item(hall: Hall) -> None:
    """Logged with both places; twice is once; an item of nowhere is an old button."""
    first, second = await items(hall)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    case = await put_forward(hall)
    for _ in range(2):
        moved = await moderation.put_under(hall.house, hall.sender(MINUTE_TAKER), case.id, case.revision, second)
        assert (moved.item_id, moved.item) == (second, 2)
    role, _, payload = await entry(hall, "point.moved")
    assert (role, payload["from"], payload["to"]) == ("minute_taker", 1, 2)
    assert (await hall.kinds()).count("point.moved") == 1
    stale = moderation.put_under(hall.house, hall.moderator, case.id, case.revision, first)
    assert await refused(stale) == "pokok_baru_diubah"
    nowhere = moderation.put_under(hall.house, hall.moderator, case.id, moved.revision, 9_999)
    assert await refused(nowhere) == "tombol_lama"


@pytest.mark.parametrize("who", [CLERK, 1001, 999])
async def test_nobody_without_the_right_does_any_of_it(hall: Hall, who: int) -> None:
    """A clerk, the author, a stranger: refused at the act, whatever a button says."""
    case = await put_forward(hall)
    house = hall.house
    await items(hall)
    for act in moderation.RIGHT_OF:
        assert await refused(moderation.decide(house, hall.sender(who), case.id, act, reason="alasan_kampanye")) == (
            "bukan_wewenang"
        )
    for act in (
        moderation.list_points(house, hall.sender(who), hall.meeting_id),
        moderation.show_point(house, hall.sender(who), case.id),
        moderation.turn_point(house, hall.sender(who), case.id, view="reasons"),
        moderation.ask_search(house, hall.sender(who), hall.meeting_id, 0),
        moderation.ask_own_reason(house, hall.sender(who), case.id, 0),
        moderation.put_under(house, hall.sender(who), case.id, 0, 1),
    ):
        assert await refused(act) == "bukan_wewenang"
    assert (await case_of(hall, case.id)).state == "received"


async def test_adopted_minutes_move_no_point(hall: Hall) -> None:
    """Nothing is decided, moved or answered any more."""
    case = await put_forward(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted'")
    act = moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    assert await refused(act) == "rapat_terkunci"


ACTS = (PointAct.SHOW, PointAct.HOLD)


@pytest.mark.parametrize("turn", range(4))
async def test_two_moderators_at_once_never_undo_each_other(hall: Hall, turn: int) -> None:
    """One wins; the other reads what became of it, and their card is drawn in its newest state."""
    case = await put_forward(hall)
    second = await deputy(hall)
    people = (MODERATOR, second) if turn % 2 else (second, MODERATOR)
    for who in people:
        await moderation.show_point(hall.house, hall.sender(who), case.id)
        await moderation.turn_point(hall.house, hall.sender(who), case.id, view="items")
    outcomes = await asyncio.gather(
        *(
            moderation.decide(hall.house, hall.sender(who), case.id, act, seen=case.revision)
            for who, act in zip(people, ACTS, strict=True)
        ),
        return_exceptions=True,
    )
    won = [place for place, outcome in enumerate(outcomes) if not isinstance(outcome, Exception)]
    assert len(won) == 1
    assert getattr(outcomes[1 - won[0]], "key", "") == "pokok_baru_diubah"
    state = ("shown", "held")[won[0]]
    assert (await case_of(hall, case.id)).state == state
    assert await hall.kinds() == ["point.submitted", f"point.{state}"]
    assert (await shown_view(hall, case, people[1 - won[0]]))["view"] == ""


async def test_the_same_act_by_both_is_done_once(hall: Hall) -> None:
    """Nobody is refused for wanting what stands already."""
    case = await put_forward(hall)
    second = await deputy(hall)
    done = await asyncio.gather(
        *(
            moderation.decide(hall.house, hall.sender(who), case.id, PointAct.SHOW, seen=case.revision)
            for who in (MODERATOR, second, MODERATOR)
        )
    )
    assert {one.state for one in done} == {"shown"}
    assert (await hall.kinds()).count("point.shown") == 1


async def test_declined_twice_for_two_reasons_the_first_stands(hall: Hall) -> None:
    """The sender is told one reason, not two."""
    case = await put_forward(hall)
    second = await deputy(hall)
    reasons = ("alasan_kampanye", "alasan_luar_acara")
    outcomes = await asyncio.gather(
        *(
            moderation.decide(hall.house, hall.sender(who), case.id, PointAct.DECLINE, reason=reason, seen=0)
            for who, reason in zip((MODERATOR, second), reasons, strict=True)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Exception) for one in outcomes) == 1
    kept = (await case_of(hall, case.id)).reason
    assert [one["values"]["alasan"]["key"] for one in (await told(hall, 1001))[1:]] == [kept]


@pytest.mark.parametrize("how", ["left", "erased", "withdrawn"])
async def test_an_author_who_is_gone_is_not_written_to(hall: Hall, how: str) -> None:
    """Left, erased, consent withdrawn: no message, and the card still works with the organisation on it."""
    case = await put_forward(hall)
    if how == "left":
        async with hall.house.db.transaction() as tx:
            await tx.execute("UPDATE delegates SET left_ms = 5 WHERE id = $1", hall.delegates[0])
    else:
        wish = Wish.ERASE if how == "erased" else Wish.WITHDRAW
        await privacy.separate(hall.house, hall.voter(0), hall.meeting_id, wish)
    before = await keys_told(hall, 1001)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.DECLINE, reason="alasan_kampanye")
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    await answered(hall, await case_of(hall, case.id), "Dinsos: ya", who=SECRETARY)
    assert await keys_told(hall, 1001) == before
    text, _ = await card_of(hall, case)
    assert "Dari o1 (Pemerintah)" in text
    assert "Ditanggapi Dinsos: ya" in text
