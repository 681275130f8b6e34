"""Whether one ballot may be cast: everything about it is decided here, in the transaction that stores it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.kinds import KINDS
from rules.questions import Option, Question, QuestionState, Unit
from rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Voter:
    """A delegate as they stand at this moment; `is_entitled` is membership of this question's electorate."""

    delegate_id: int
    organisation_id: int
    constituency: str | None
    is_entitled: bool
    is_lead: bool
    is_observer: bool
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """An admitted ballot: whose it is, and the options chosen, in the order the kind asks for."""

    voter: str
    options: tuple[Option, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The option codes a ballot is stored and counted by."""
        return tuple(option.code for option in self.options)


def voter_key(unit: Unit, delegate_id: int, organisation_id: int) -> str:
    """The key of which a question holds at most one ballot: "d12" of a person, "o5" of an organisation."""
    return f"d{delegate_id}" if unit is Unit.PERSON else f"o{organisation_id}"


def admit(question: Question, voter: Voter, selection_ids: Sequence[int], now_ms: int, *, generation: int) -> Selection:
    """The ballot as it may be stored.

    `generation` is that of the options the voter had before their eyes. Raises `jp_belum_dibuka`, `jp_sudah_batal`,
    `terlambat` (a ballot at the very instant of the deadline is late), `tanpa_hak`, `tidak_berhak`, `jp_instansi`,
    `tombol_lama`, or what the kind refuses.
    """
    check_open(question, now_ms)
    _check_right(question, voter)
    if generation != question.generation:
        raise Refusal("tombol_lama")
    by_id = {option.id: option for option in question.options}
    if any(option_id not in by_id for option_id in selection_ids):
        raise Refusal("tombol_lama")
    chosen = tuple(by_id[option_id] for option_id in selection_ids)
    KINDS[question.kind].check(question, chosen)
    return Selection(voter_key(question.unit, voter.delegate_id, voter.organisation_id), chosen)


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


def _check_right(question: Question, voter: Voter) -> None:
    if voter.is_observer:
        raise Refusal("tanpa_hak")
    if question.unit is Unit.ORGANISATION and question.ballot_by == "lead" and not voter.is_lead:
        raise Refusal("jp_instansi", instansi=voter.organisation)
    if not voter.is_entitled:
        raise Refusal("tidak_berhak", kode=question.code)
