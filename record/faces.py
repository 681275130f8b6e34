"""From a question of the record to the face its pictures show."""

from fractions import Fraction

from record.charts import tokens
from record.charts.face import Bar, Chip, Face
from record.record import AskedQuestion
from record.roster import Meeting
from record.sentences import (
    closed_line,
    count_text,
    kind_words,
    mode_words,
    notes,
    share_text,
    tie_line,
    turnout_line,
)
from rules.questions import APPROVAL
from rules.tallies import Row, Tally


def face_of(meeting: Meeting, asked: AskedQuestion, *, is_rehearsal: bool = False) -> Face:
    """The face of a revealed question. Raises LookupError where there is no tally to show: before reveal, or where a
    secret question had too few answers."""
    tally = asked.tally
    if tally is None or not tally.rows:
        raise LookupError(f"{asked.question.code} has no result to draw")
    question = asked.question
    # The three rows of the approval preset say themselves what may be answered, and in which order.
    is_approval = question.preset == APPROVAL
    chips = [Chip("HASIL AKHIR", tokens.FINAL) if asked.is_final else Chip("HASIL SEMENTARA", tokens.PROVISIONAL)]
    if is_rehearsal:
        chips.append(Chip("UJI COBA", tokens.PROVISIONAL))
    return Face(
        title=meeting.title,
        code=question.code,
        chips=tuple(chips),
        question=question.wording,
        facts=(turnout_line(tally),) if is_approval else (turnout_line(tally), _capital(kind_words(question))),
        tie=tie_line(question, tally),
        bars=tuple(_bar(row, tally) for row in tally.rows),
        is_ordered=is_approval,
        shows_codes=not is_approval,
        notes=notes(asked, tally),
        source=" · ".join(part for part in (closed_line(asked, meeting.zone), _capital(mode_words(question))) if part),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bar(row: Row, tally: Tally) -> Bar:
    """The bar has the exact share; a share whose base leaves this row out has no bar to speak of."""
    part = Fraction(row.count, tally.base_count) if tally.base_count and row.share is not None else Fraction(0)
    return Bar(
        code=row.code,
        text=row.text,
        count=row.count,
        share_text=share_text(row, tally),
        count_text=count_text(row, tally),
        part=float(min(part, Fraction(1))),
        is_leading=row.leader,
    )
