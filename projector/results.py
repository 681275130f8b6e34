"""Views of revealed results, drawn anew only when the record of the meeting has grown: a screen that shows one while
ballots of another question come in reads the whole record once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from record.gather import gather
from record.record import Record
from record.tongue import written_in
from storage import entries
from storage.database import Tx

Draw: TypeAlias = Callable[[Record, str], dict[str, Any]]


@dataclass(slots=True)
class KeptResults:
    """The views of one number of the record and one language for each meeting; id of a question -> its view. Nobody
    changes a view that was handed out."""

    _kept: dict[int, tuple[int, str, dict[int, dict[str, Any]]]] = field(default_factory=dict)

    async def views(
        self, tx: Tx, meeting_id: int, language: str, wanted: Collection[int], draw: Draw
    ) -> dict[int, dict[str, Any]]:
        """The views of these revealed questions, each made by `draw` from the record and the code of the question."""
        if not wanted:
            return {}
        seq = await entries.last_act(tx, meeting_id)
        kept_seq, kept_language, views = self._kept.get(meeting_id, (-1, "", {}))
        if (kept_seq, kept_language) != (seq, language):
            views = {}
        missing = [one for one in wanted if one not in views]
        if missing:
            views = views | await _drawn(tx, meeting_id, language, missing, draw)
            self._kept[meeting_id] = seq, language, views
        return views


async def _drawn(tx: Tx, meeting_id: int, language: str, ids: Collection[int], draw: Draw) -> dict[int, dict[str, Any]]:
    record = await gather(tx, meeting_id)
    codes = {one.question.id: one.question.code for one in record.questions}
    with written_in(language):
        return {one: draw(record, codes[one]) for one in ids}
