"""Whether one ballot may be cast: everything about it is decided here, in the transaction that stores it."""

from dataclasses import dataclass

from rules.answers import Answer
from rules.kinds import KINDS
from rules.questions import Question, QuestionState, Unit
from rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Voter:
    """A delegate as they stand at this moment; `is_entitled` is membership of this question's electorate.

    `answered_by` is the delegate who gave the answer that is stored, `answered_label` how that one is called.
    """

    delegate_id: int
    organisation_id: int
    constituency: str | None
    is_entitled: bool
    is_lead: bool
    is_observer: bool
    organisation: str = ""
    answered_by: int | None = None
    answered_label: str = ""


def voter_key(unit: Unit, delegate_id: int, organisation_id: int) -> str:
    """The key of which a question holds at most one ballot: "d12" of a person, "o5" of an organisation."""
    return f"d{delegate_id}" if unit is Unit.PERSON else f"o{organisation_id}"


def admit(question: Question, voter: Voter, answer: Answer, now_ms: int, *, generation: int) -> Answer:
    """The answer as it may be stored.

    `generation` is that of the options the voter had before their eyes. Raises `jp_belum_dibuka`, `jp_sudah_batal`,
    `terlambat` (a ballot at the very instant of the deadline is late), `tanpa_hak`, `tidak_berhak`, `jp_instansi`,
    `jp_instansi_sudah`, `tombol_lama`, or what the kind refuses.
    """
    check_open(question, now_ms)
    check_right(question, voter)
    if generation != question.generation:
        raise Refusal("tombol_lama")
    return KINDS[question.kind].accept(question, answer)


def check_open(question: Question, now_ms: int) -> None:
    """Raises unless the question takes ballots at this instant; `terlambat` carries the time it closed."""
    if question.state is QuestionState.DRAFT:
        raise Refusal("jp_belum_dibuka", kode=question.code)
    if question.state is QuestionState.CANCELLED:
        raise Refusal("jp_sudah_batal", kode=question.code)
    if question.state is not QuestionState.OPEN:
        raise Refusal("terlambat", kode=question.code, jam=question.closed)
    if question.deadline is not None and now_ms >= question.deadline:
        raise Refusal("terlambat", kode=question.code, jam=question.deadline)


def check_right(question: Question, voter: Voter) -> None:
    """Raises unless this delegate may give or change the answer: their own, or that of their organisation by the lead,
    by whoever answers first, or by anybody (the last stands)."""
    if voter.is_observer:
        raise Refusal("tanpa_hak")
    if question.unit is Unit.ORGANISATION and question.ballot_by == "lead" and not voter.is_lead:
        raise Refusal("jp_instansi", instansi=voter.organisation)
    if not voter.is_entitled:
        raise Refusal("tidak_berhak", kode=question.code)
    is_others = voter.answered_by is not None and voter.answered_by != voter.delegate_id
    if question.unit is Unit.ORGANISATION and question.ballot_by == "first" and is_others:
        raise Refusal("jp_instansi_sudah", instansi=voter.organisation, label=voter.answered_label)
