"""Every text of the interface by its key, in Indonesian, the language we write in."""

from collections.abc import Mapping
from typing import Final

from locales.messages.buttons import BUTTONS
from locales.messages.cells import CELLS
from locales.messages.commands import COMMAND_TEXTS
from locales.messages.files import FILES
from locales.messages.finishing import FINISHING, FINISHING_REFUSED, FINISHING_TOASTS
from locales.messages.floor import FLOOR
from locales.messages.journal import JOURNAL
from locales.messages.kinds import KINDS
from locales.messages.labels import LABELS
from locales.messages.meeting import MEETING
from locales.messages.moderation import MODERATION, MODERATION_REFUSED, MODERATION_TOASTS
from locales.messages.outcomes import OUTCOMES
from locales.messages.papers import PAPERS
from locales.messages.people import PEOPLE
from locales.messages.privacy import PRIVACY, PRIVACY_REFUSED
from locales.messages.record import RECORD
from locales.messages.refusals import REFUSED
from locales.messages.results import RESULTS
from locales.messages.screen import SCREEN
from locales.messages.screen_card import SCREEN_CARD, SCREEN_REFUSED, SCREEN_TOASTS
from locales.messages.sounding import SOUNDING, SOUNDING_REFUSED, SOUNDING_TOASTS
from locales.messages.speaking import SPEAKING, SPEAKING_REFUSED, SPEAKING_TOASTS
from locales.messages.staff import STAFF
from locales.messages.stationery import STATIONERY, STATIONERY_REFUSED
from locales.messages.submitting import SUBMITTING
from locales.messages.support import SUPPORT, SUPPORT_REFUSED, SUPPORT_TOASTS
from locales.messages.themes import THEMES
from locales.messages.toasts import TOASTS
from locales.messages.voting import VOTING

_SUBJECTS: Final = (
    PEOPLE,
    PRIVACY,
    PRIVACY_REFUSED,
    STAFF,
    MEETING,
    VOTING,
    KINDS,
    RESULTS,
    SCREEN,
    SCREEN_CARD,
    SCREEN_TOASTS,
    SCREEN_REFUSED,
    THEMES,
    FLOOR,
    MODERATION,
    MODERATION_TOASTS,
    MODERATION_REFUSED,
    SPEAKING,
    SPEAKING_TOASTS,
    SPEAKING_REFUSED,
    SOUNDING,
    SOUNDING_TOASTS,
    SOUNDING_REFUSED,
    SUBMITTING,
    RECORD,
    PAPERS,
    LABELS,
    CELLS,
    STATIONERY,
    STATIONERY_REFUSED,
    OUTCOMES,
    JOURNAL,
    FILES,
    COMMAND_TEXTS,
    BUTTONS,
    TOASTS,
    REFUSED,
    SUPPORT,
    SUPPORT_TOASTS,
    SUPPORT_REFUSED,
    FINISHING,
    FINISHING_TOASTS,
    FINISHING_REFUSED,
)


def _joined(subjects: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for subject in subjects:
        twice = texts.keys() & subject.keys()
        assert not twice, f"two texts for one key: {sorted(twice)}"
        texts.update(subject)
    return texts


# Key -> Indonesian text with `{name}` where a value goes. No markup: whoever shows a text adds it.
MESSAGES: Final[Mapping[str, str]] = _joined(_SUBJECTS)

# The keys that may be said in the small box over the chat, which holds 200 characters.
_SPOKEN: Final[tuple[Mapping[str, str], ...]] = (
    TOASTS,
    REFUSED,
    SPEAKING_TOASTS,
    SPEAKING_REFUSED,
    SUPPORT_TOASTS,
    SUPPORT_REFUSED,
    SOUNDING_TOASTS,
    SOUNDING_REFUSED,
    MODERATION_TOASTS,
    MODERATION_REFUSED,
    STATIONERY_REFUSED,
    PRIVACY_REFUSED,
    FINISHING_TOASTS,
    FINISHING_REFUSED,
    SCREEN_TOASTS,
    SCREEN_REFUSED,
)
TOAST_KEYS: Final = frozenset(key for subject in _SPOKEN for key in subject)

__all__ = ["MESSAGES", "TOAST_KEYS"]
