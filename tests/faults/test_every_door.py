"""R20, I7, B100: every act of an official, by everybody, in every state of the meeting. Whoever lacks the right just
now is told so, and not a row moves. A new act without a line in the table fails."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from meeting.floor import Words
from meeting.house import Sender
from meeting.speech_replies import Meant
from rules.exports import Choice
from rules.meetings import MeetingAct, MeetingState
from rules.outcomes import FollowUpStatus, OutcomeKind
from rules.points import PointAct, PointKind, write_point
from rules.refusals import Refusal
from rules.roles import RIGHTS, Act
from rules.speaking import BudgetOf, SpeechKind, Turn
from storage.database import Database
from storage.dialogs import Dialog
from tests.faults.doors import OWN, WITHIN, doors, rights
from tests.faults.test_card_readers import DEPUTY, OWNER, PEOPLE, happened
from tests.faults.test_rights_of_new_acts import ELSEWHERE, strangers
from tests.meeting.halls import Hall, open_hall
from tests.meeting.on_floor import speaks
from tests.meeting.sounded import put_forward

TABLES = (
    "questions options ballots entries closings assisted_ballots paper_batches reminders notes note_texts "
    "electorate organisations points point_texts supports media waiting_words follow_ups speeches soundings "
    "sounding_points staff invitations meetings agenda_items delegates jobs files dialogs themes "
    "papers paper_templates "
    "exports export_formats export_files "
    "amendments errata closing_rules privacy_requests accesses retention screens "
)
# What a parameter of this name is given; of one door alone where the key names it.
GIVEN: dict[str, Any] = {
    "act": MeetingAct.PAUSE,
    "anew": True,
    "answers": (),
    "budget_of": BudgetOf.SPEAKER,
    "chat_id": -100_500,
    "clerk": True,
    "day": 738_000,
    "days": 30,
    "retention.change part": 1,
    "choice": Choice(),
    "exports.ask_export what": "notula",
    "formats": ("notula",),
    "filter_code": 0,
    "file_id": "berkas",
    "hands.raise_hand kind": SpeechKind.HAND,
    "holder": 4,
    "is_open": 1,
    "is_right": True,
    "is_shut": True,
    "is_tied": True,
    "keep": lambda *shown: None,
    "kind": OutcomeKind.CONCLUSION,
    "assist_dialogs.begin_point kind": PointKind.PROPOSAL,
    "assist_dialogs.submit_point kind": PointKind.PROPOSAL,
    "line": 1,
    "message": "Mana?\nData\nRumah",
    "minutes": 5,
    "moderation.decide act": PointAct.HOLD,
    "name": "rapat.yaml",
    "newest_id": 9,
    "marker": 0,
    "ref": "p1",
    "ruling.ask_ruling act": "accept",
    "setting": 1,
    "value": 24,
    "number": 4,
    "option_id": 0,
    "option_ids": (1,),
    "packed": 1,
    "page": 0,
    "part": "due",
    "position": 1,
    "raw": "Dinas Sosial: teks yang baru",
    "reason": "sakit",
    "reasons.ask_stand_in act": "close",
    "follow_ups.type_due raw": "30-12-2023",
    "speaking_rules.write raw": "5",
    "revision": 0,
    "speaking_rules.set_budget minutes": 30,
    "running_record.turn view": 0,
    "seconds": 60,
    "seen": 0,
    "seen_speaking": 0,
    "seq": 1,
    "status": FollowUpStatus.RUNNING,
    "screens.steer subject_id": 0,
    "screens.hold_page subject_id": 0,
    "sounding.cancel reason": 1,
    "speaking.extend minutes": 1,
    "speaking.extend wanted_extra_ms": 60_000,
    "step": "outside_reason",
    "text": "teks yang tertulis di formulir",
    "theme": None,
    "thread_id": None,
    "title": "Grup",
    "turn": Turn.ARRIVAL,
    "username": "jajak_bot",
    "view": 0,
    "votes": True,
    "wanted_extra_ms": 0,
    "what": 0,
    "floor.submit words": Words(PointKind.PROPOSAL, write_point("usulan dari meja petugas")),
}
# A thousand knocks for each state: two of them whenever anything changes, all of them before anything goes out.
OFTEN, LONG = {MeetingState.RUNNING, MeetingState.LOCKED}, pytest.mark.long
# Doors that are somebody's own as well, who is told that the button is not theirs; and whoever prepares meetings of
# their own elsewhere may prepare one more.
TOLD_OTHERWISE = {("delegation.rename", "tombol_lama")}
ELSEWHERE_TOO = {("sent_files.receive", ELSEWHERE)}


def test_every_act_of_the_meeting_room_is_in_the_table() -> None:
    """Each once: for officials by a right, or somebody's own, or within another act."""
    named = [*rights(), *OWN, *WITHIN]
    assert sorted(named) == sorted(doors())


def test_every_right_that_is_asked_for_opens_a_door_here() -> None:
    """A right of officials that no door of the table needs is a right nobody tries."""
    people = {Act.ANSWER, Act.ANSWER_FOR_ORGANISATION, Act.SUBMIT_POINT, Act.RAISE_HAND, Act.SUPPORT_POINT}
    # Asked for by a door that stands under another right, or by what is drawn.
    same = {Act.EXPORT_PACK, Act.HOLD_POINT, Act.REOPEN_POINT, Act.SEE_MISSING, Act.SEE_TALLY, Act.INTERIM_PICTURE}
    assert {act for acts in rights().values() for act in acts} == set(Act) - people - same


@pytest.fixture
async def hall(sqlite_database: Database) -> Hall:
    """A running meeting in which everything has happened, with every role in it."""
    hall = await open_hall(sqlite_database)
    await strangers(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO staff VALUES (0, $1, 'owner', 30, 0)", OWNER)
        await tx.execute("INSERT INTO staff VALUES ($1, $2, 'deputy', 31, 0)", hall.meeting_id, DEPUTY)
    return hall


async def subjects(hall: Hall) -> dict[str, Any]:
    """The ids that acts name: a parameter of this name means this one."""
    ids = await happened(hall)
    shown = await put_forward(hall, 2, text="beasiswa anak keluarga miskin")
    speech = await speaks(hall, 2)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE media SET help_ms = 1, state = 'kept', path = 'suara.ogg'")
        pending: int = await tx.fetch_value(
            "INSERT INTO organisations (meeting_id, position, ref, name, short, standing)"
            " VALUES ($1, 90, 'x90', 'Luar', 'Luar', 'pending') RETURNING id",
            hall.meeting_id,
        )
        request: int = await tx.fetch_value(
            "INSERT INTO privacy_requests (meeting_id, number, delegate_id, label, asked_ms, due_ms)"
            " VALUES ($1, 1, $2, 'Kepala Dinas', 1, 2) RETURNING id",
            *(hall.meeting_id, hall.delegates[1]),
        )
    return {
        "request_id": request,
        **{f"{what}_id": found for what, found in ids.items()},
        "about": Meant(hall.meeting_id, speech.id),
        "head_id": shown[0],
        "item_id": 1,
        "meeting_id": hall.meeting_id,
        "delegate_id": hall.delegates[4],
        "organisation_id": pending,
        "point_id": shown[1],
        "sounding_assist.settle entry_id": ids["views"],
        "speech_id": speech.id,
        "target_id": ids["question"],
    }


_TALKED = ("amendment", "delegate", "media", "meeting", "organisation", "point", "question", "request", "speech")


def asked(ids: dict[str, Any], account: int) -> Dialog:
    """A conversation in which whatever is asked for next was asked."""
    names = {"option": 0, "options": [1], "filter": 0, "seen": 0, "number": 0, "what": 0, "line": 1, "at_ms": 0}
    words = {"act": "accept", "by": "", "marker": 0, "raw": "", "revision": 0, "text": "teks", "names": [], "words": ""}
    about = {one: ids[f"{one}_id"] for one in _TALKED}
    return Dialog(account, ids["meeting_id"], "step", {**names, **words, **about}, 2**60)


def arguments(name: str, door: Callable[..., Any], ids: dict[str, Any], account: int) -> dict[str, Any]:
    """A value for each parameter that has none of its own, and `clerk` where the door knows it."""
    found: dict[str, Any] = {}
    for one in list(inspect.signature(door).parameters.values())[2:]:
        if one.name == "dialog":
            found["dialog"] = asked(ids, account)
        elif one.default is inspect.Parameter.empty or f"{name} {one.name}" in GIVEN or one.name == "clerk":
            own = f"{name} {one.name}"
            found[one.name] = {**GIVEN, **ids}.get(own, ids.get(one.name, GIVEN.get(one.name)))
    return found


async def knock(hall: Hall, name: str, account: int, ids: dict[str, Any]) -> str:
    """The key of the refusal; empty where the act was let through."""
    door, who = doors()[name], Sender(account, hall.sender(account).update_id)
    try:
        await door(hall.house, who, **arguments(name, door, ids, account))
    except Refusal as refusal:
        return refusal.key
    return ""


async def everything(hall: Hall) -> dict[str, list[str]]:
    """All that an act may move, the outbox aside."""
    async with hall.house.db.reading() as tx:
        return {
            table: sorted(map(repr, map(tuple, await tx.fetch(f"SELECT * FROM {table}")))) for table in TABLES.split()
        }


@pytest.mark.parametrize("state", [one if one in OFTEN else pytest.param(one, marks=LONG) for one in MeetingState])
async def test_r20_whoever_lacks_the_right_is_told_so_at_every_door(hall: Hall, state: MeetingState) -> None:
    """People of the street, the floor, another meeting and another desk, and officials who were."""
    ids = await subjects(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = $1 WHERE id = $2", state.value, hall.meeting_id)
    before, wrong = await everything(hall), set()
    for name, acts in rights().items():
        allowed = frozenset[Any]().union(*(RIGHTS[act] for act in acts))
        for account, role in PEOPLE.items():
            if role in allowed or (name, account) in ELSEWHERE_TOO:
                continue
            key = await knock(hall, name, account, ids)
            if key != "bukan_wewenang" and (name, key) not in TOLD_OTHERWISE:
                wrong.add((name, key))
    assert not wrong, sorted(wrong)
    assert await everything(hall) == before


async def test_r20_whoever_has_the_right_gets_past_every_door(hall: Hall) -> None:
    """Each official of the table: let through, or refused for what the act is about, never for who they are."""
    ids, wrong = await subjects(hall), []
    for name, acts in rights().items():
        allowed = frozenset[Any]().union(*(RIGHTS[act] for act in acts))
        for account, role in PEOPLE.items():
            if role in allowed and await knock(hall, name, account, ids) == "bukan_wewenang":
                wrong.append((name, role))
    assert wrong == []
