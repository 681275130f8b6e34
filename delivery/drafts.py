"""Half-made ballots, in memory only: a button carries each of them whole, so that losing this loses nothing.

It is what lets two quick taps on the same keyboard both count, and a card that is drawn again for another reason keep
what was ticked. Nothing of it is ever stored: of a secret question that would tie a person to a choice.
"""

from collections import OrderedDict
from typing import Final

from rules.answers import Answer

DRAFTS_MAX: Final = 50_000


class Drafts:
    """The newest so many drafts, by chat, question and delegate."""

    def __init__(self) -> None:
        self._drafts: OrderedDict[tuple[int, int, int], Answer] = OrderedDict()

    def keep(self, chat_id: int, question_id: int, delegate_id: int, answer: Answer) -> None:
        """What this delegate has put together so far; the oldest draft of all gives way when there are too many."""
        key = (chat_id, question_id, delegate_id)
        self._drafts[key] = answer
        self._drafts.move_to_end(key)
        if len(self._drafts) > DRAFTS_MAX:
            self._drafts.popitem(last=False)

    def of(self, chat_id: int, question_id: int, delegate_id: int) -> Answer | None:
        """The draft, or None."""
        return self._drafts.get((chat_id, question_id, delegate_id))

    def drop(self, chat_id: int, question_id: int, delegate_id: int) -> None:
        """It was sent, or thrown away."""
        self._drafts.pop((chat_id, question_id, delegate_id), None)
