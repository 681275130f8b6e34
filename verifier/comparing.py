"""A recounted tree against what is written, leaf by leaf, each difference with its place."""

from collections.abc import Iterator
from typing import Any

from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node
from verifier.special import folded


def compare(written: Node, recounted: Any) -> Iterator[Finding]:
    """Every leaf that differs; parts the recount does not know are no matter of it."""
    if (
        isinstance(recounted, dict)
        and "counts" in recounted
        and isinstance(written.value, dict)
        and "lines" in written.value
    ):
        yield from _lines(written, recounted["counts"])
    elif isinstance(recounted, dict) and isinstance(written.value, dict):
        for key, value in recounted.items():
            if key in written.value:
                yield from compare(written.part(key), value)
            else:
                yield wrong(f"{written.place}.{key}", "bagian ini tidak ada", "this part is missing")
        yield from _unknown(written, recounted)
    elif isinstance(recounted, list) and isinstance(written.value, list):
        if len(recounted) != len(written.value):
            yield differs(f"{written.place}, banyaknya", len(recounted), len(written.value))
        for part, value in zip(written.items(), recounted, strict=False):
            yield from compare(part, value)
    elif type(recounted) is not type(written.value) or recounted != written.value:
        yield differs(written.place, recounted, written.value)


def _unknown(written: Node, recounted: dict[str, Any]) -> Iterator[Finding]:
    """Options that nobody could choose among figures by option."""
    if written.place.endswith((".placings", ".counts")):
        for key in sorted(written.value.keys() - recounted.keys()):
            yield wrong(f"{written.place}.{key}", "pilihan ini tidak dikenal", "there is no such option")


def _lines(written: Node, counts: dict[str, int]) -> Iterator[Finding]:
    """Lines of text: each once, as often as it was given."""
    left = dict(counts)
    for line in written.many("lines"):
        text, count = line.text("text"), line.number("count")
        found = left.pop(folded(text), None)
        if found != count:
            yield differs(f"{line.place}.count", found, count)
    for text in left:
        yield wrong(f"{written.place}.lines", f"isian “{text[:60]}” tidak ada", f"the text “{text[:60]}” is missing")
    yield from _themes(written)


def _themes(written: Node) -> Iterator[Finding]:
    """A theme comes to what its lines come to."""
    themes = written.maybe("themes")
    if themes is None:
        return
    sums: dict[str | None, int] = {}
    for line in written.many("lines"):
        name = line.text_or_none("theme")
        sums[name] = sums.get(name, 0) + line.number("count")
    for theme in themes.items():
        name = theme.text_or_none("theme")
        if theme.number("count") != sums.pop(name, 0):
            yield differs(f"{theme.place}.count", sums.get(name, 0), theme.number("count"))
    if any(sums.values()):
        yield wrong(themes.place, "sebuah tema tidak tercantum", "a theme is missing")
