"""What Telegram's refusals mean for us: the one table from its words to what is to be done."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from delivery.transport import Unsent


class Meaning(Enum):
    """What a failed call tells us."""

    UNCHANGED = "not modified"
    EXPIRED = "too late to answer"
    GONE = "message gone"
    TORN = "formatting refused"
    TOO_LONG = "too long"
    EMPTY = "nothing visible"
    NO_THREAD = "topic gone or closed"
    NO_RIGHTS = "no right to write"
    NO_FILE = "file unknown there"
    UNREACHABLE = "unreachable"
    MOVED = "group moved"
    HELD = "told to wait"
    REFUSED = "refused"
    UNAUTHORISED = "token refused"
    UNSENT = "not sent"
    UNKNOWN = "fate unknown"


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed call, understood. `wait_seconds` with HELD, `new_chat_id` with MOVED."""

    meaning: Meaning
    words: str
    wait_seconds: int = 0
    new_chat_id: int = 0


# Parts of Telegram's descriptions in lower case (the library strips "Bad Request: " and recapitalises). First match.
_BAD_REQUESTS: Final[tuple[tuple[str, Meaning], ...]] = (
    ("message is not modified", Meaning.UNCHANGED),
    ("query is too old", Meaning.EXPIRED),
    ("query id is invalid", Meaning.EXPIRED),
    ("message to edit not found", Meaning.GONE),
    ("message can't be edited", Meaning.GONE),
    ("message to pin not found", Meaning.GONE),
    ("message to delete not found", Meaning.GONE),
    ("message can't be deleted", Meaning.GONE),
    ("message_id_invalid", Meaning.GONE),
    ("there is no text in the message to edit", Meaning.GONE),
    ("there is no caption in the message to edit", Meaning.GONE),
    ("can't parse entities", Meaning.TORN),
    ("is too long", Meaning.TOO_LONG),
    ("message_too_long", Meaning.TOO_LONG),
    ("message text is empty", Meaning.EMPTY),
    ("text must be non-empty", Meaning.EMPTY),
    ("wrong file identifier", Meaning.NO_FILE),
    ("wrong remote file id", Meaning.NO_FILE),
    ("wrong file_id", Meaning.NO_FILE),
    ("file reference", Meaning.NO_FILE),
    ("chat not found", Meaning.UNREACHABLE),
    ("thread not found", Meaning.NO_THREAD),
    ("topic_closed", Meaning.NO_THREAD),
    ("topic_deleted", Meaning.NO_THREAD),
    ("not enough rights", Meaning.NO_RIGHTS),
    ("need administrator rights", Meaning.NO_RIGHTS),
    ("chat_write_forbidden", Meaning.NO_RIGHTS),
    ("chat_restricted", Meaning.NO_RIGHTS),
    ("have no rights", Meaning.NO_RIGHTS),
)


def understand(error: TelegramError) -> Failure:
    """The meaning of a failed call. The order follows the library's tree: narrow kinds before their parents."""
    words = str(error)
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = int(wait if isinstance(wait, int) else wait.total_seconds())
        return Failure(Meaning.HELD, "told to wait", wait_seconds=seconds)
    if isinstance(error, ChatMigrated):
        return Failure(Meaning.MOVED, "group moved", new_chat_id=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Failure(Meaning.UNREACHABLE, words)
    if isinstance(error, InvalidToken):
        return Failure(Meaning.UNAUTHORISED, "token refused")
    if isinstance(error, BadRequest):
        return Failure(_meaning_of(words.lower()), words)
    if isinstance(error, Unsent):
        return Failure(Meaning.UNSENT, words)
    if isinstance(error, NetworkError | Conflict):
        return Failure(Meaning.UNKNOWN, words)
    # What remains is an answer of success that could not be read.
    return Failure(Meaning.UNKNOWN, "unreadable answer")


def _meaning_of(words: str) -> Meaning:
    return next((meaning for part, meaning in _BAD_REQUESTS if part in words), Meaning.REFUSED)


def named(error: BaseException) -> str:
    """The kind of an error and where it was raised; its own text may hold what a person wrote, so it is left out."""
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = "" if where is None else f" at {where.tb_frame.f_code.co_name}:{where.tb_lineno}"
    return f"{type(error).__name__}{place}"
