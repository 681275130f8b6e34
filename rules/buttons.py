"""What a button carries: a versioned, typed code of at most 64 bytes, without a word of any user's text in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refusal

VERSION: Final = "1"
BYTES_MAX: Final = 64
NUMBER_MAX: Final = 2**63 - 1

# Every verb and how many numbers it carries, least and most. A press with fewer or more was not made by us.
NUMBERS: Final[dict[str, tuple[int, int]]] = {
    # ballots: question, delegate, generation, the whole selection; the option pressed and the selection shown with it;
    # sign, whole part and millionths of a number; or question, delegate; or meeting
    "v": (4, 5), "vt": (4, 6), "vn": (6, 6), "vx": (2, 2), "va": (2, 2), "vw": (2, 2), "vs": (1, 1),
    # questions: question and view, minutes or part; or meeting and question; or meeting
    "qo": (1, 1), "qc": (1, 1), "qr": (1, 1), "qs": (1, 1), "qp": (1, 2), "qt": (2, 2), "qg": (2, 2), "ql": (1, 1),
    "qe": (2, 2), "qn": (1, 1), "qa": (1, 1), "qb": (1, 1), "qk": (1, 2), "qm": (1, 1), "qd": (1, 1), "qu": (1, 1),
    "qv": (1, 1), "qx": (1, 1), "rz": (1, 1),
    # themes of an open question: question; and page; and line; and theme
    "to": (1, 1), "tl": (2, 2), "ta": (2, 2), "tn": (2, 2), "tp": (2, 3),
    # the course of a meeting: meeting and act, confirmation, item
    "mm": (2, 2), "mp": (1, 2), "ml": (1, 1), "mi": (2, 2),
    # files: meeting, document, part of the meeting, how it is wanted; or with menu and view; meeting and page; file
    "xe": (4, 4), "xm": (5, 5), "xf": (2, 2), "xs": (1, 1),
    # registration: meeting, organisation or delegate; a language; the conversation ended
    "rm": (1, 1), "rd": (1, 1), "rs": (1, 2), "rp": (1, 1), "ra": (1, 1), "rc": (1, 1), "rk": (1, 1), "ro": (1, 1),
    "rn": (1, 1), "rx": (1, 1), "rw": (1, 1), "rb": (1, 1), "rf": (1, 1), "rh": (1, 1), "rg": (1, 1), "rl": (1, 2),
    "ru": (1, 1), "re": (1, 1), "sl": (1, 1), "kl": (1, 1), "kb": (0, 0),
    # the floor: meeting; mark of words that wait, and kind; meeting, page and filter; point and filter; point,
    # decision, revision and reason
    "fu": (1, 1), "ft": (1, 1), "fr": (1, 1), "fk": (1, 2), "fx": (0, 1), "fl": (2, 3), "fp": (1, 2), "fd": (3, 4),
    # a point before officials: point, view and page; or revision, and organisation or item; or number of its wording;
    # meeting, filter and what is filtered by; the sender's own: meeting and page; point and number of its wording
    "av": (2, 3), "aw": (2, 3), "ar": (2, 2), "am": (3, 3), "ax": (2, 2), "az": (2, 2), "as": (2, 2), "af": (3, 3),
    "ak": (2, 3), "ao": (1, 1), "ay": (2, 2), "ap": (2, 2),
    # the speakers' list: delegate or speech; speech with its revision, and who spoke then; with minutes and all that is
    # given on top; meeting with page, speech, minutes or a number of a setting
    "ha": (1, 1), "hi": (1, 1), "hx": (1, 1), "hb": (1, 1), "hz": (1, 1), "hc": (2, 2), "hs": (3, 3), "hp": (2, 2),
    "hd": (2, 2), "hk": (2, 2), "he": (3, 3), "ho": (2, 2), "hv": (2, 2), "hu": (2, 2), "hg": (1, 1), "hm": (2, 2),
    "ht": (2, 2), "hn": (1, 1), "hw": (2, 2), "hj": (2, 2), "hr": (1, 1), "hy": (1, 1), "hq": (1, 1),
    # points that ask for the same: point, delegate and whether support is wanted; point and head, whether it was asked
    # before; point and page of heads; point taken out; meeting and page of what is shown to all; point of it; meeting
    # searched; support of what was offered, with the mark of words that wait, and such words sent all the same
    "gd": (2, 3), "gk": (0, 1), "gs": (3, 3), "gj": (3, 3), "gm": (2, 2), "gu": (1, 1), "gl": (1, 2), "gp": (1, 1),
    "gc": (1, 1),
    # putting forward: meeting; point one responds to, and mark of the words that do; words without a number; a point's
    # fields, a field of it, its addressee; a file that waits for words: help wanted, to be written by an official or by
    # its sender, right, not so; point and its newest file
    "um": (1, 1), "uk": (1, 1), "ur": (1, 2), "uz": (0, 1), "ub": (1, 1), "uc": (1, 1), "us": (2, 2), "ux": (2, 2),
    "uy": (1, 1), "ua": (1, 1), "ut": (2, 2), "ul": (1, 1), "uf": (2, 2), "uo": (2, 2), "uw": (1, 1),
    # files that wait for words, before officials: meeting and page; file: its card, sent, help offered
    "uj": (2, 2), "ui": (1, 1), "ug": (1, 1), "ue": (1, 1),
    # the clerk's desk: meeting and page; delegate and question, or as for ballots; entry; question and page of a batch;
    # sounding, delegate, position and all its views, or without the position
    "il": (2, 2), "ia": (1, 1), "iq": (2, 2), "io": (4, 5), "it": (4, 6), "ix": (2, 2), "iw": (0, 0),
    "iv": (4, 4), "iu": (3, 3), "iy": (0, 0), "ik": (1, 1), "ij": (1, 1),
    "ip": (2, 2), "ic": (1, 1), "ir": (1, 1), "bq": (1, 1), "bp": (2, 3), "bs": (1, 1), "bc": (1, 1), "br": (1, 1),
    # soundings: meeting, and whether the list is posted; sounding, position, delegate, view; or sounding, position,
    # delegate; or sounding, point, tick, page; or sounding and page, minutes, whether it was asked before, reason,
    # position
    "nm": (1, 2), "nw": (1, 1), "nv": (4, 4), "nk": (3, 3), "nt": (4, 4), "np": (2, 2), "nb": (2, 2), "nc": (2, 2),
    "nx": (1, 2), "nr": (2, 2), "nd": (2, 2), "ns": (1, 1), "ng": (1, 1),
    # one's own data: what is to become of it, and whether it was asked before
    "dh": (2, 3),
    # one of a shared phone: whose data, whose name; who wishes what; a request and how it is settled; meeting and page
    "dd": (1, 1), "df": (1, 1), "dw": (2, 2), "dq": (2, 2), "da": (2, 2),
    # how papers look: meeting, setting
    "pk": (2, 2),
    # how long data are kept: meeting, part, days
    "dr": (3, 3),
    # outcomes: meeting, kind, page; outcome and view, tie, item, state, part, organisation or day; meeting
    "ol": (3, 3), "oo": (1, 1), "ov": (3, 3), "ok": (4, 4), "oi": (3, 3), "os": (3, 3), "od": (2, 3), "or": (2, 2),
    "oc": (3, 3), "oy": (3, 3), "on": (2, 2), "ob": (1, 1),
    # the running record: meeting and page, agenda item and group, constituency; view, entry, whether to ask
    "oj": (4, 4), "of": (2, 2), "oe": (2, 2), "oq": (2, 2),
    # staff and outsiders: meeting, role, holder and whether it was asked before; organisation
    "si": (2, 2), "sx": (3, 4), "sv": (1, 1), "so": (1, 1), "sa": (1, 1), "sd": (1, 1),
    # the screen of the hall: meeting, what its card is turned to, page; meeting and acts before, then what is chosen
    # from; what is shown and its subject; a page with its view, and its subject; a setting and its value; whether the
    # results are open; meeting and number of the address wanted; meeting
    "lk": (3, 3), "lc": (3, 3), "ls": (4, 4), "lp": (4, 4), "lz": (4, 4), "lo": (3, 3), "ln": (2, 2), "lw": (1, 1),
    "lx": (2, 2), "ly": (1, 1),
    # between the end and the lock. Corrections proposed: meeting and what they are about; the queue by page; one of
    # them, and which text it was about. The end: meeting and setting; the entry up to which it was read
    "yk": (1, 1), "yt": (2, 2), "yl": (2, 2), "yo": (1, 1), "ya": (2, 2), "yw": (2, 2), "yd": (1, 1), "yc": (1, 1),
    "ys": (3, 3), "yp": (2, 2), "yy": (2, 2), "yg": (2, 2), "yz": (2, 2),
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


# A selection is written as one sign an option, in its order, in numbers of so many signs each.
_SIGNS_A_NUMBER: Final = 12
OPTION_ID_MAX: Final = 35


def pack_options(option_ids: Sequence[int]) -> tuple[int, ...]:
    """Options of a question (ids 1 to 35) in order, as at most two numbers of a button: (3, 1, 5) is the code `315`."""
    assert all(1 <= option_id <= OPTION_ID_MAX for option_id in option_ids), "an option id is one sign"
    signs = "".join(_DIGITS[option_id] for option_id in option_ids)
    return tuple(int(signs[at : at + _SIGNS_A_NUMBER], 36) for at in range(0, len(signs), _SIGNS_A_NUMBER))


def unpack_options(numbers: Sequence[int]) -> tuple[int, ...]:
    """The options that `pack_options` wrote. Raises `tombol_lama` for what it never writes."""
    signs = "".join(_base36(number) for number in numbers)
    option_ids = tuple(_DIGITS.index(sign) for sign in signs)
    if 0 in option_ids or pack_options(option_ids) != tuple(numbers):
        raise Refusal("tombol_lama")
    return option_ids


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
