"""Paper forms of a secret question counted in the hall: names on one list, counts on another, and both must agree."""

import re
from collections.abc import Mapping

from rules.kinds import KINDS
from rules.questions import Mode, Question
from rules.refusals import Refusal

COUNT_MAX = 10_000
TEXT_CHARACTERS_MAX = 4_000
_PAIR = re.compile(r"([A-Za-z0-9_]{1,20})=(-?\d{1,12})", re.ASCII)
_BETWEEN = re.compile(r"[,;\s]+")


def check_countable(question: Question) -> None:
    """Raises `kertas_bukan_rahasia` unless forms may be counted by heaps: a secret question with one option each."""
    if question.mode is not Mode.SECRET or not KINDS[question.kind].is_whole:
        raise Refusal("kertas_bukan_rahasia", kode=question.code)


def read_counts(question: Question, names: Mapping[str, int], text: str) -> dict[str, dict[int, int]]:
    """By constituency how many forms say what, as option id -> count, from lines such as "pemerintah: 1=0, 2=3".

    `names` is how many of the people named belong to each constituency; where that is one, its code may be left out.
    Raises `kertas_angka_salah` for a line, code or figure that cannot be (a negative one, one beyond ten thousand, a
    code twice), `kertas_jumlah` with both figures where the forms of a constituency are not as many as its names.
    """
    if len(text) > TEXT_CHARACTERS_MAX:
        raise Refusal("kertas_angka_salah")
    by_code = {option.code.casefold(): option.id for option in question.options}
    folded = {code.casefold(): code for code in names}
    counts: dict[str, dict[int, int]] = {}
    for line in filter(str.strip, text.splitlines()):
        named, colon, said = line.rpartition(":")
        named = named.strip().casefold()
        code = folded.get(named) if colon else next(iter(names)) if len(names) == 1 else None
        pairs = _pairs(said, by_code)
        if code is None or code in counts or not pairs or len({option for option, _ in pairs}) < len(pairs):
            raise Refusal("kertas_angka_salah")
        counts[code] = {option: n for option, n in pairs if n}
    for code, expected in names.items():
        found = sum(counts.get(code, {}).values())
        if found != expected:
            raise Refusal("kertas_jumlah", n=found, m=expected)
    return counts


def _pairs(said: str, by_code: Mapping[str, int]) -> list[tuple[int, int]]:
    """ "1=0, 2=3" as option ids and counts; empty where any of it cannot be read."""
    pairs = []
    for part in filter(None, _BETWEEN.split(" ".join(said.split()).replace(" =", "=").replace("= ", "="))):
        match = _PAIR.fullmatch(part)
        option = by_code.get(match[1].casefold()) if match else None
        if match is None or option is None or not 0 <= int(match[2]) <= COUNT_MAX:
            return []
        pairs.append((option, int(match[2])))
    return pairs
