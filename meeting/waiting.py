"""What somebody has begun to put forward and not finished: a kind, words, files.

Words wait in a table of their own (meeting/keeping.py). What is only asked for, and not written yet, stands in the
dialog of the account."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rules.points import PointKind
from rules.refusals import Refusal
from rules.text import fold
from storage.dialogs import LIFETIME_MS, Dialog

STEP_TEXT = "point_text"
BEHIND_MAX = 5


@dataclass(frozen=True, slots=True)
class Came:
    """How words came: by which message of the private chat, at which second of Telegram's clock, forwarded or not."""

    message_id: int | None = None
    at_s: int = 0
    is_forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """`parts` are messages in a row with their ids, masked already; `media` are files that came with them, all of
    `album` where one was sent. `behind` is what waited when this was begun, and is asked about again after it, the
    newest first. `mark` stands on the buttons under a question about these words, so that each means the words above
    it. `said_ms`: when its last words came. `speaker`: the delegate who wrote them, or is asked to, 0 where that was
    not kept. `is_in_dialog`: asked for just now, and not written yet."""

    kind: PointKind | None = None
    answers: tuple[str, ...] = ()
    parts: tuple[tuple[int | None, str], ...] = ()
    media: tuple[int, ...] = ()
    album: str = ""
    is_voice: bool = False
    is_forwarded: bool = False
    is_offered: bool = False
    is_reminded: bool = False
    is_in_dialog: bool = False
    mark: int = 0
    said_ms: int = 0
    speaker: int = 0
    behind: tuple["Waiting", ...] = ()

    @property
    def asks(self) -> str:
        """How words for the files that came are asked for."""
        return "pesan_suara" if self.is_voice else "media_minta_kalimat"

    @property
    def text(self) -> str:
        """All that was written, a line for each message."""
        return "\n".join(text for _, text in self.parts)

    @property
    def message_id(self) -> int | None:
        """The message an edit of which means the whole point: there is one only where one message made it."""
        return self.parts[0][0] if len(self.parts) == 1 else None

    def with_part(self, text: str, came: Came, now_ms: int, speaker: int = 0) -> "Waiting":
        """The same with one more message; whoever wrote the first wrote it, or whoever was asked for it."""
        parts = (*self.parts, (came.message_id, text))
        forwarded = self.is_forwarded or came.is_forwarded
        mark = self.mark if self.parts else max(now_ms, *(one.mark + 1 for one in (self, *self.behind)))
        whose = self.speaker if self.parts else self.speaker or speaker
        return replace(self, parts=parts, is_forwarded=forwarded, mark=mark, said_ms=now_ms, speaker=whose)

    def with_media(self, media_id: int, album: str, *, is_voice: bool = False) -> "Waiting":
        """The same with one more file."""
        return replace(self, media=(*self.media, media_id), album=album, is_voice=is_voice)

    @property
    def set_behind(self) -> tuple["Waiting", ...]:
        """What is asked about again once something newer is settled. Raises `usul_masih_ditanyakan` at the limit."""
        if not self.parts:
            return self.behind
        if len(self.behind) >= BEHIND_MAX:
            raise Refusal("usul_masih_ditanyakan", n=BEHIND_MAX + 1)
        return (replace(self, behind=()), *self.behind)

    def set_behind_words_of(self, media: Sequence[int]) -> tuple["Waiting", ...]:
        """The same behind new words of these files: what was said for them before is said anew."""
        others = [one for one in self.words if not set(one.media) & set(media)]
        return replace(others[0], behind=tuple(others[1:])).set_behind if others else ()

    @property
    def words(self) -> tuple["Waiting", ...]:
        """All words that wait, each by itself, the newest first."""
        return (replace(self, behind=(), is_in_dialog=False), *self.behind) if self.parts else self.behind

    def is_current(self, now_ms: int, speaker: int) -> bool:
        """Whether what this delegate says next may belong to this: it was asked for just now, or their words have just
        come."""
        is_new = now_ms < self.said_ms + LIFETIME_MS
        return self.is_in_dialog or (is_new and self.speaker in (0, speaker))

    def current(self, now_ms: int, speaker: int) -> "Waiting":
        """What the next words go under: this, or in front of it where it has waited for long or is somebody else's."""
        return self if self.is_current(now_ms, speaker) else Waiting(behind=self.set_behind)

    def current_of(self, now_ms: int, speaker: int) -> "Waiting":
        """What a file of this delegate goes with: nothing of somebody else's, even where words for that are asked for
        just now."""
        is_own = self.speaker in (0, speaker)
        return self.current(now_ms, speaker) if is_own else Waiting(behind=self.set_behind)

    def has_message(self, message_id: int) -> bool:
        """Whether this message waits."""
        return message_id in [one for one, _ in self.parts]

    def edited(self, message_id: int, text: str) -> "Waiting":
        """The same with that message written anew."""
        parts = tuple((one, text if one == message_id else said) for one, said in self.parts)
        return replace(self, parts=parts)

    def payload(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "album": self.album,
            "answers": list(self.answers),
            "behind": [one.payload() for one in self.behind],
            "forwarded": self.is_forwarded,
            "kind": self.kind.value if self.kind else "",
            "mark": self.mark,
            "media": list(self.media),
            "offered": self.is_offered,
            "parts": [list(part) for part in self.parts],
            "reminded": self.is_reminded,
            "said": self.said_ms,
            "speaker": self.speaker,
            "voice": self.is_voice,
        }


def begun_in(dialog: Dialog | None, meeting_id: int) -> Waiting | None:
    """What this meeting's floor has asked for in a dialog, if it has."""
    if dialog is None or dialog.step != STEP_TEXT or dialog.meeting_id != meeting_id:
        return None
    return replace(read_waiting(dialog.payload), is_in_dialog=True)


def read_waiting(held: dict[str, Any]) -> Waiting:
    """What `payload` stored."""
    return Waiting(
        kind=PointKind(held["kind"]) if held["kind"] else None,
        answers=tuple(held["answers"]),
        parts=tuple((part[0], part[1]) for part in held["parts"]),
        media=tuple(held["media"]),
        album=held["album"],
        is_voice=held["voice"],
        is_forwarded=held["forwarded"],
        is_offered=bool(held.get("offered")),
        is_reminded=bool(held.get("reminded")),
        mark=held.get("mark", 0),
        said_ms=held.get("said", 0),
        speaker=held.get("speaker", 0),
        behind=tuple(read_waiting(one) for one in held.get("behind", ())),
    )


def begun(held: Waiting | None, kind: PointKind, answers: Sequence[str], speaker: int, text: str = "") -> Waiting:
    """A point of this kind is begun by this delegate: files of theirs that wait for words go with it, words that wait
    are asked about after it, unless they are those of `text` by the same `speaker`, who says only now what they are."""
    held = held or Waiting()
    is_same = not held.parts or fold(text) == fold(held.text)
    if is_same and held.speaker in (0, speaker):
        return replace(held, kind=kind, answers=tuple(answers), parts=(), is_offered=False, speaker=speaker)
    return Waiting(kind, tuple(answers), speaker=speaker, behind=held.set_behind)
