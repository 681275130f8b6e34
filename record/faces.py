"""From a question of the record to the faces its pictures show: strings that every other output prints too."""

from typing import Final

from record.charts import tokens
from record.charts.breakdown_face import BreakdownFace, BreakdownRow, Cell, Division, Stance
from record.charts.face import Chip, Heading
from record.charts.kind_faces import AnyFace
from record.record import AskedQuestion, Record
from record.result_faces import body_of, has_body, is_point_scale
from record.sentences import (
    closed_line,
    kind_words,
    mode_words,
    notes,
    tie_line,
    turnout_line,
    unit_word,
)
from record.tongue import number, words
from rules.breakdowns import BreakdownRow as Counted
from rules.figures import NumberFigures, RankingFigures, TextFigures
from rules.kinds import KINDS, multiple
from rules.questions import APPROVAL, Kind, Question, Unit
from rules.quorums import Verdict
from rules.rows import outside_base
from rules.settings import Method
from rules.tallies import Tally
from rules.verdicts import verdict_of

_VERDICTS: Final = {
    Verdict.REACHED: ("gambar_ambang_tercapai", tokens.FINAL),
    Verdict.NOT_REACHED: ("gambar_ambang_tidak_tercapai", tokens.PROVISIONAL),
}
_STANCES: Final = {"setuju": Stance.AGREE, "tidak_setuju": Stance.DISAGREE, "abstain": Stance.ABSTAIN}


def has_print(asked: AskedQuestion) -> bool:
    """Whether the result has a chart on paper: texts nobody grouped and a mere order of ranks are listed there, not
    drawn, and of no numbers nothing is."""
    tally = asked.tally
    if tally is None or not has_body(tally):
        return False
    if isinstance(tally.figures, RankingFigures):
        return tally.figures.method is Method.BORDA
    if isinstance(tally.figures, TextFigures):
        return bool(tally.figures.themes)
    return bool(tally.rows) or isinstance(tally.figures, NumberFigures)


def face_of(record: Record, asked: AskedQuestion, *, is_rehearsal: bool = False) -> AnyFace:
    """The face of a revealed question, of whatever kind. Raises LookupError where there is no result to draw."""
    tally = asked.tally
    if tally is None or not has_body(tally):
        raise LookupError(f"{asked.question.code} has no result to draw")
    question = asked.question
    # The three rows of the approval preset say themselves what may be answered, and in which order.
    facts = [turnout_line(tally)] if question.preset == APPROVAL else [turnout_line(tally), _kind_fact(question)]
    heading = heading_of(record, asked, tally, is_rehearsal=is_rehearsal)
    return body_of(record, asked, tally, _with(heading, facts, tie_line(question, tally), _notes(record, asked, tally)))


def breakdown_face_of(record: Record, asked: AskedQuestion, *, is_rehearsal: bool = False) -> BreakdownFace | None:
    """The result by constituency, hidden rows hidden; None where there is none to show."""
    question, tally = asked.question, asked.tally
    if tally is None or tally.breakdown is None or not tally.answered:
        return None
    has_scores = isinstance(tally.figures, RankingFigures) and tally.figures.method is Method.BORDA
    limits = question.settings.constituencies
    rows = tuple(
        _row(record.constituency_name(row.constituency), row.answered, row.counts, has_scores=has_scores)
        for row in tally.breakdown.rows
        if row.answered or not limits or row.constituency in limits
    )
    merged = tally.breakdown.merged
    said = _breakdown_notes(question, tally, has_scores=has_scores)
    heading = heading_of(record, asked, tally, is_rehearsal=is_rehearsal)
    return BreakdownFace(
        heading=_with(heading, [turnout_line(tally), _capital(words().plain("menurut_unsur"))], "", said),
        options=_divisions(question),
        total=_row(
            words().plain("tombol_semua"), tally.answered, tuple(row.count for row in tally.rows), has_scores=has_scores
        ),
        rows=rows,
        merged=None if merged is None else _merged(merged, has_scores=has_scores),
        unit_word=words().plain("satuan_instansi" if tally.unit is Unit.ORGANISATION else "satuan_jawaban"),
        is_scale=question.kind is Kind.SCALE,
        shows_codes=question.preset != APPROVAL and not is_point_scale(question),
        adds_up=KINDS[question.kind].is_whole,
    )


def _chip(key: str, tone: tokens.Tone, **values: int) -> Chip:
    return Chip(words().plain(key, **values), tone)


def heading_of(record: Record, asked: AskedQuestion, tally: Tally, *, is_rehearsal: bool) -> Heading:
    """What stands around every picture of the question; facts, tie and notes are each picture's own."""
    question, meeting = asked.question, record.meeting
    state = ("gambar_hasil_akhir", tokens.FINAL) if asked.is_final else ("gambar_hasil_sementara", tokens.PROVISIONAL)
    chips = [_chip(*state)]
    found = verdict_of(question, tally)
    if found is not None and found.verdict in _VERDICTS:
        chips.append(_chip(*_VERDICTS[found.verdict]))
    if asked.errata:
        chips.append(_chip("gambar_ralat_ke", tokens.PROVISIONAL, n=asked.errata[-1].number))
    if is_rehearsal:
        chips.append(Chip(words().plain("kepala_uji_coba"), tokens.PROVISIONAL))
    source = (closed_line(asked, meeting.zone), _capital(mode_words(question)))
    return Heading(
        title=meeting.title,
        code=question.code,
        chips=tuple(chips),
        question=question.wording,
        facts=(),
        tie="",
        notes=(),
        source=" · ".join(part for part in source if part),
    )


def _with(heading: Heading, facts: list[str], tie: str, said: tuple[str, ...]) -> Heading:
    title, code, chips = heading.title, heading.code, heading.chips
    return Heading(title, code, chips, heading.question, tuple(facts), tie, said, heading.source)


def _notes(record: Record, asked: AskedQuestion, tally: Tally) -> tuple[str, ...]:
    return notes(asked, tally, record.meeting.zone)


def _kind_fact(question: Question) -> str:
    if question.kind is Kind.MULTIPLE and multiple.most(question) < len(question.options):
        return _capital(words().plain("fakta_ganda", maks=multiple.most(question)))
    return _capital(kind_words(question))


def _breakdown_notes(question: Question, tally: Tally, *, has_scores: bool) -> tuple[str, ...]:
    """What the figures are, and why a row may be hidden."""
    unit = {} if has_scores else {"satuan": unit_word(tally)}
    said = [words().plain("catatan_unsur_skor" if has_scores else "catatan_unsur", **unit)]
    if tally.breakdown is not None and any(row.counts is None for row in tally.breakdown.rows):
        values = {"n": question.settings.cell_answers_min, "alasan": words().plain("sel_rahasia")}
        said.append(words().plain("catatan_unsur_rahasia", **values))
    return tuple(said)


def _divisions(question: Question) -> tuple[Division, ...]:
    outside = outside_base(question)
    is_approval = question.preset == APPROVAL
    return tuple(
        Division(
            option.code,
            option.text,
            _STANCES[option.code] if is_approval else Stance.ABSTAIN if option.code in outside else Stance.PLAIN,
        )
        for option in question.options
    )


def _merged(merged: Counted, *, has_scores: bool) -> BreakdownRow:
    return _row(words().plain("gabungan_unsur"), merged.answered, merged.counts, has_scores=has_scores)


def _row(name: str, answered: int, counts: tuple[int, ...] | None, *, has_scores: bool) -> BreakdownRow:
    """A row of the breakdown; without cells where it is hidden, so that no picture could show them. A cell is a part of
    the row's answers, a score of the row's scores."""
    if counts is None:
        return BreakdownRow(name, answered, number(answered), None)
    highest, whole = max(counts, default=0), sum(counts) if has_scores else answered
    cells = tuple(Cell(count, number(count), count / whole if whole else 0.0, 0 < count == highest) for count in counts)
    return BreakdownRow(name, answered, number(answered), cells)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
