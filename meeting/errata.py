"""Ralat: what an adopted result or the adopted minutes say wrongly is put right by a numbered statement with a reason,
never in place. Once the meeting is locked the same is called an addendum."""

from dataclasses import dataclass
from typing import Any

from meeting.amending import codes_of
from meeting.desk import show_panel
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, tell
from rules import chain
from rules.amendments import Target
from rules.errata import target_of
from rules.meetings import SETTLED, MeetingState
from rules.questions import Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.text import clean_line, length, mask_identity, within
from storage import cards, dialogs, entries, errata, meetings, questions
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.errata import NewErratum, Stage
from storage.meetings import Meeting

STEP = "erratum"
GRAPHEMES_MAX = 500
ABOUT_GRAPHEMES_MAX = 100
# What is asked for, one after another.
_ASKED = (("was", "ralat_tertulis"), ("becomes", "ralat_menjadi"), ("reason", "ralat_alasan"))
_ABOUT = ("about", "ralat_tentang")


@dataclass(frozen=True, slots=True)
class _Case:
    """An erratum under way, with everything it may touch locked."""

    tx: Tx
    actor: Actor
    meeting: Meeting
    question: Question | None

    @property
    def stage(self) -> Stage:
        return Stage(self.meeting.state) if MeetingState(self.meeting.state) in SETTLED else Stage.RESULT


async def begin(house: House, sender: Sender, question_id: int) -> Question:
    """Asks what stands written wrongly of a result. Before its adoption there is nothing to put right this way."""
    async with house.act(sender) as tx:
        found = await questions.load(tx, question_id)
        if found is None:
            raise Refusal("tombol_lama")
        case = await _case(house, tx, sender, found.meeting_id, question_id)
        assert case.question is not None, "it was loaded above"
        payload = {"about": case.question.code, "question": question_id}
        await _ask_next(house, tx, sender, case.meeting.id, payload)
        return case.question


async def begin_about(house: House, sender: Sender, meeting_id: int, raw: str) -> None:
    """The same for anything else in the adopted minutes: `raw` names it ("D03", "daftar hadir nomor 4"), and is asked
    for where it is empty. What is the code of an adopted question is an erratum of its result."""
    async with house.act(sender) as tx:
        named = await questions.by_typed_code(tx, meeting_id, raw.strip()) if raw.strip() else None
        case = await _case(house, tx, sender, meeting_id, named.id if named is not None else None)
        payload: dict[str, Any] = {"question": named.id if named is not None else None}
        if named is not None:
            payload["about"] = named.code
        elif raw.strip():
            payload["about"] = _line(raw, ABOUT_GRAPHEMES_MAX)
        await _ask_next(house, tx, sender, case.meeting.id, payload)


async def _case(house: House, tx: Tx, sender: Sender, meeting_id: int, question_id: int | None) -> _Case:
    actor = await require(tx, meeting_id, sender, Act.ERRATUM)
    lock = house.db.lock_clause
    question = None if question_id is None else await questions.load(tx, question_id, lock=lock)
    meeting = await meetings.load(tx, meeting_id, lock=lock)
    if question is not None and question.state is not QuestionState.ADOPTED:
        raise Refusal("ralat_belum_ditetapkan", kode=question.code)
    if question is None and MeetingState(meeting.state) not in SETTLED:
        raise Refusal("ralat_rapat_belum_ditetapkan")
    return _Case(tx, actor, meeting, question)


async def _ask_next(house: House, tx: Tx, sender: Sender, meeting_id: int, payload: dict[str, Any]) -> None:
    key = next(key for part, key in (_ABOUT, *_ASKED) if part not in payload)
    await dialogs.set_step(tx, sender.telegram_id, meeting_id, STEP, payload, house.now())
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id}
    await ask(tx, sender.telegram_id, key, **about, kode=payload.get("about", ""))


def _line(raw: str, graphemes_max: int) -> str:
    text = mask_identity(clean_line(raw).text).text
    if not within(text, graphemes_max):
        raise Refusal("teks_panjang", n=length(text), maks=graphemes_max)
    return text


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> int | None:
    """Takes the next of its texts; after the last the erratum stands, and its number is returned."""
    assert dialog.meeting_id is not None, "an erratum belongs to a meeting"
    missing = [part for part, _ in (_ABOUT, *_ASKED) if part not in dialog.payload]
    text = _line(raw, ABOUT_GRAPHEMES_MAX if missing[0] == "about" else GRAPHEMES_MAX)
    async with house.act(sender) as tx:
        case = await _case(house, tx, sender, dialog.meeting_id, dialog.payload["question"])
        payload = dialog.payload | {missing[0]: text}
        if len(missing) > 1:
            await _ask_next(house, tx, sender, case.meeting.id, payload)
            return None
        await dialogs.drop(tx, sender.telegram_id)
        number = await _store(house, case, payload)
        if case.question is not None:
            await cards.redraw_all(tx, case.question.id, house.now())
            await show_panel(tx, sender.telegram_id, case.question.id, house.now(), anew=True)
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": case.meeting.id}
        key = "adendum_tercatat" if case.stage is Stage.LOCKED else "ralat_tercatat"
        await tell(tx, sender.telegram_id, key, **about, nomor=number)
        return number


async def _store(house: House, case: _Case, payload: dict[str, Any]) -> int:
    now_ms, salt = house.now(), house.token_bytes(16).hex()
    question_id, target = None if case.question is None else case.question.id, Target.QUESTION
    if case.question is None:
        target = target_of(payload["about"], await codes_of(case.tx, case.meeting.id))
    new = NewErratum(
        question_id,
        payload["about"],
        case.stage,
        was=payload["was"],
        becomes=payload["becomes"],
        reason=payload["reason"],
        salt=salt,
        target=target,
    )
    number = await errata.add(case.tx, case.meeting.id, new, case.actor.ref, now_ms)
    said: dict[str, Any] = {"number": number, "target": target.value}
    said |= {part: chain.text_digest(salt, payload[part]) for part, _ in _ASKED}
    if case.question is None:
        said["about"] = chain.text_digest(salt, payload["about"])
    else:
        said["question"] = case.question.code
    kind = "addendum" if case.stage is Stage.LOCKED else "erratum"
    await entries.append(case.tx, case.meeting.id, case.actor, kind, said, now_ms)
    return number
