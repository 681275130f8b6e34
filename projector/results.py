"""Views of revealed results, drawn anew only when the record of the meeting has grown, from no more of it than they
need: a hall of ten thousand waits for nothing else."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import structlog

from record.gather import gather_results
from record.record import Record
from record.tongue import written_in
from rules.screens import sounding_of
from rules.soundings import sounding_code
from storage import entries
from storage.database import Tx

log = structlog.get_logger(__name__)
# What drawing trips over where it meets figures that nobody foresaw; what storage says goes on to whoever waits for it.
_UNFORESEEN: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
Draw: TypeAlias = Callable[[Record, str], dict[str, Any]]


@dataclass(slots=True)
class KeptResults:
    """The views of one number of the record and one language for each meeting; by what stands for a question or a
    sounding (`rules.screens.Moments`). Nobody changes a view that was handed out."""

    _kept: dict[int, tuple[int, str, dict[int, dict[str, Any] | None]]] = field(default_factory=dict)

    async def views(
        self, tx: Tx, meeting_id: int, language: str, wanted: Collection[int], draw: Draw
    ) -> dict[int, dict[str, Any] | None]:
        """The views of these revealed questions and closed soundings, each made by `draw` from record and code; None
        for one that cannot be drawn."""
        if not wanted:
            return {}
        seq = await entries.last_about_results(tx, meeting_id)
        kept_seq, kept_language, views = self._kept.get(meeting_id, (-1, "", {}))
        if (kept_seq, kept_language) != (seq, language):
            views = {}
        missing = [one for one in wanted if one not in views]
        if missing:
            views = views | await _drawn(tx, meeting_id, language, missing, draw)
            self._kept[meeting_id] = seq, language, views
        return views


async def _drawn(
    tx: Tx, meeting_id: int, language: str, ids: Collection[int], draw: Draw
) -> dict[int, dict[str, Any] | None]:
    record = await gather_results(tx, meeting_id, ids)
    codes = {one.question.id: one.question.code for one in record.questions}
    with written_in(language):
        return {one: _view(record, _code(one, codes), draw) for one in ids}


def _view(record: Record, code: str, draw: Draw) -> dict[str, Any] | None:
    """One result that nobody foresaw must not take the questions that are open, and all else, from the screen."""
    try:
        return draw(record, code)
    except _UNFORESEEN as error:
        log.error("a result cannot be drawn", code=code, error=type(error).__name__)
        return None


def _code(subject_id: int, codes: Mapping[int, str]) -> str:
    number = sounding_of(subject_id)
    return codes[subject_id] if number is None else sounding_code(number)
