"""What a button carries: a versioned, typed code of at most 64 bytes, without a word of any user's text in it."""

import re
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refusal

VERSION: Final = "1"
BYTES_MAX: Final = 64
NUMBER_MAX: Final = 2**63 - 1

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
# Only what `pack` writes: no leading zero, no sign, no capital, so that a press has one spelling.
_CODE: Final = re.compile(r"1([a-z]{1,3})((?:\.(?:0|[1-9a-z][0-9a-z]{0,12}))*)")


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: a verb of one to three letters, and the numbers it needs."""

    verb: str
    numbers: tuple[int, ...]


def pack(verb: str, *numbers: int) -> str:
    """Callback data for a button, such as `1v.3f.2k`; too long a code is our own mistake."""
    code = VERSION + ".".join((verb, *map(_base36, numbers)))
    assert _CODE.fullmatch(code), f"not a button code: {code}"
    assert len(code.encode()) <= BYTES_MAX, f"a button code of {len(code)} bytes"
    return code


def unpack(code: str | bytes) -> Press:
    """The press a code stands for; a stranger's claim, to be checked. Raises `tombol_lama` for anything foreign."""
    if isinstance(code, bytes):
        # Latin-1 takes any byte, and whatever is not ASCII fails to match.
        code = code.decode("latin-1")
    match = _CODE.fullmatch(code) if len(code) <= BYTES_MAX else None
    if match is None:
        raise Refusal("tombol_lama")
    numbers = tuple(int(number, 36) for number in match[2].split(".")[1:])
    if any(number > NUMBER_MAX for number in numbers):
        raise Refusal("tombol_lama")
    return Press(match[1], numbers)


def _base36(number: int) -> str:
    assert 0 <= number <= NUMBER_MAX
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits
