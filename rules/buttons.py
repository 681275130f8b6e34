"""What a button carries: a versioned, typed code of at most 64 bytes, without a word of any user's text in it."""

import re
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refusal

VERSION: Final = "1"
BYTES_MAX: Final = 64
NUMBER_MAX: Final = 2**63 - 1

# Every verb and how many numbers it carries, least and most. A press with fewer or more was not made by us.
NUMBERS: Final[dict[str, tuple[int, int]]] = {
    # ballots: question, delegate, generation, options; or question, delegate; or meeting
    "v": (4, 23), "va": (2, 2), "vw": (2, 2), "vs": (1, 1),
    # questions: question and whether it was asked before; or meeting and question; or meeting
    "qo": (1, 1), "qc": (1, 1), "qr": (1, 1), "qs": (1, 1), "qp": (1, 2), "qt": (2, 2), "qg": (2, 2), "ql": (1, 1),
    "rz": (1, 1),
    # the course of a meeting: meeting and act, confirmation, item
    "mm": (2, 2), "mp": (1, 2), "ml": (1, 1), "mi": (2, 2), "xe": (2, 2),
    # registration: meeting, organisation or delegate
    "rm": (1, 1), "rd": (1, 1), "rs": (1, 1), "rp": (1, 1), "ra": (1, 1), "rc": (1, 1), "rk": (1, 1), "ro": (1, 1),
    "rn": (1, 1), "rx": (1, 1), "rw": (1, 1), "rb": (1, 1), "rf": (1, 1), "rh": (1, 1), "rg": (1, 1), "rl": (1, 2),
    "ru": (1, 1), "re": (1, 1), "sl": (1, 1), "kl": (1, 1),
    # the floor: meeting, kind, page; point, decision and its reason
    "fu": (1, 1), "ft": (1, 1), "fr": (1, 1), "fk": (1, 1), "fx": (0, 0), "fl": (2, 2), "fp": (1, 1), "fd": (2, 3),
    # the clerk's desk: meeting and page; delegate, question, option; entry
    "il": (2, 2), "ia": (1, 1), "iq": (2, 2), "io": (3, 3), "iw": (0, 0), "ip": (2, 2), "ic": (1, 1), "ir": (1, 1),
    # staff and outsiders: meeting, role, holder and whether it was asked before; organisation
    "si": (2, 2), "sx": (3, 4), "sv": (1, 1), "so": (1, 1), "sa": (1, 1), "sd": (1, 1),
}  # fmt: skip

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
# Only what `pack` writes: no leading zero, no sign, no capital, so that a press has one spelling.
_CODE: Final = re.compile(r"1([a-z]{1,3})((?:\.(?:0|[1-9a-z][0-9a-z]{0,12}))*)")


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: a verb of one to three letters, and the numbers it needs."""

    verb: str
    numbers: tuple[int, ...]


def pack(verb: str, *numbers: int) -> str:
    """Callback data for a button, such as `1va.3f.2k`; too long a code or a wrong count of numbers is our mistake."""
    code = VERSION + ".".join((verb, *map(_base36, numbers)))
    assert _CODE.fullmatch(code), f"not a button code: {code}"
    assert len(code.encode()) <= BYTES_MAX, f"a button code of {len(code)} bytes"
    assert _may_carry(verb, len(numbers)), f"the verb {verb} with {len(numbers)} numbers"
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
    if not _may_carry(match[1], len(numbers)) or any(number > NUMBER_MAX for number in numbers):
        raise Refusal("tombol_lama")
    return Press(match[1], numbers)


def _may_carry(verb: str, count: int) -> bool:
    least, most = NUMBERS.get(verb, (1, 0))
    return least <= count <= most


def _base36(number: int) -> str:
    assert 0 <= number <= NUMBER_MAX
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits
