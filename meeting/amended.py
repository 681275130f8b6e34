"""How an accepted correction enters the record: by the same acts as ever, so that every earlier text stays where it is
read."""

from meeting.delegation import rename_in
from meeting.house import House, Sender
from meeting.outcomes import Change
from meeting.point_case import Turn
from meeting.point_wordings import AGREED, ASKED, reword_in
from rules.amendments import TEXT_GRAPHEMES_MAX, Target
from rules.names import name_line
from rules.outcomes import read_text
from rules.points import write_point
from rules.refusals import Refusal
from rules.text import clean, length, mask_identity, within
from storage import delegates, outcomes
from storage.amendment_subjects import Subject
from storage.amendments import Amendment
from storage.database import Tx
from storage.entries import Actor


def read_ruling(one: Amendment, raw: str) -> str:
    """The wording as it enters the record: one line for a name, the limits of its kind for everything else."""
    match Target(one.target):
        case Target.NAME:
            return name_line(raw)
        case Target.POINT:
            return write_point(raw).text
        case Target.OUTCOME:
            return read_text(raw)
    text = clean(raw).text
    if not within(text, TEXT_GRAPHEMES_MAX):
        raise Refusal("teks_panjang", n=length(text), maks=TEXT_GRAPHEMES_MAX)
    return mask_identity(text).text


async def apply(
    house: House, tx: Tx, sender: Sender, actor: Actor, one: Amendment, subject: Subject, wording: str
) -> None:
    """The record reads so from now on. About a question, about presence and in general nothing is overwritten: the
    accepted words stand in the minutes beside it."""
    now_ms = house.now()
    if subject.point is not None and wording != subject.text:
        case = subject.point
        is_own = case.telegram_id is not None and case.telegram_id == one.telegram_id
        turn = Turn(house, tx, sender, case, actor, now_ms)
        await reword_in(turn, wording, AGREED if is_own or case.telegram_id is None else ASKED)
    if subject.outcome is not None and wording != subject.text:
        if subject.outcome.withdrawn_ms is not None:
            raise Refusal("hasil_dicabut", kode=one.about)
        change = Change(house, tx, subject.outcome, actor, now_ms)
        salt = await change.enter_text("note.corrected", "text", wording)
        await outcomes.correct(tx, subject.outcome.id, wording, salt)
    if one.target == Target.NAME and wording != subject.text:
        delegate = await delegates.load(tx, one.delegate_id)
        assert delegate is not None, "delegates are never deleted"
        if delegate.telegram_id is None:
            # Whoever was separated from their data gets no name back.
            raise Refusal("tombol_lama")
        await rename_in(house, tx, actor, delegate, wording)
