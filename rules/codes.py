"""How people get in: join codes read aloud in a room, keys in links, and a pause for whoever guesses."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refusal

# 31 signs that cannot be taken for one another: no 0, 1, I, L, O.
CODE_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH: Final = 8
KEY_BYTES: Final = 16
WRONG_MAX: Final = 5
PAUSE_MS: Final = 600_000

_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")


def new_join_code(choice: Callable[[str], str]) -> str:
    """Eight signs, each drawn by `choice` (such as `secrets.choice`), as they are stored."""
    return "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def show_join_code(code: str) -> str:
    """The code as a screen shows it: ABCD-2345."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def new_receipt(token_bytes: Callable[[int], bytes]) -> str:
    """Eight signs by which a voter finds their answer in the published list: 31^8, so that nobody guesses another's."""
    number = int.from_bytes(token_bytes(KEY_BYTES), "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(CODE_SIGNS))
        signs.append(CODE_SIGNS[place])
    return "".join(signs)


def read_join_code(text: str) -> str | None:
    """The code a person typed, whatever case, spaces and hyphens; None where the text cannot be a code."""
    code = _BETWEEN.sub("", text)
    code = code.upper() if code.isascii() else ""
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_SIGNS) else None


def new_key(token_bytes: Callable[[int], bytes]) -> str:
    """An unguessable key for a link: 128 random bits as 22 signs of base64url."""
    return base64.urlsafe_b64encode(token_bytes(KEY_BYTES)).rstrip(b"=").decode("ascii")


@dataclass(frozen=True, slots=True)
class Attempts:
    """The wrong codes of one account, as milliseconds UTC, oldest first; only the last five matter."""

    wrong: tuple[int, ...] = ()

    def add_wrong(self, now_ms: int) -> "Attempts":
        """The attempts with one more; those before a whole pause are forgotten, none lies in the future."""
        recent = tuple(min(at, now_ms) for at in self.wrong if now_ms - at < PAUSE_MS)
        return Attempts((*recent, now_ms)[-WRONG_MAX:])

    def paused_until(self, now_ms: int) -> int | None:
        """When the next try is allowed, in milliseconds UTC; None if it is now.

        Five wrong within ten minutes make a pause of ten minutes from the last. A clock that was set back never
        makes a pause longer than that.
        """
        if len(self.wrong) < WRONG_MAX or self.wrong[-1] - self.wrong[-WRONG_MAX] >= PAUSE_MS:
            return None
        until = min(self.wrong[-1], now_ms) + PAUSE_MS
        return until if now_ms < until else None

    def check(self, now_ms: int) -> None:
        """Raises `kode_dibatasi` with the time of the next try while the pause lasts."""
        until = self.paused_until(now_ms)
        if until is not None:
            raise Refusal("kode_dibatasi", jam=until)
