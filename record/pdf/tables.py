"""The tables of a paper, from the lists that lay out the Word templates: when each stands, heads, widths, fields."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from record.tongue import words

# When a table stands, the keys of its heads, its widths, what repeats, the fields of a row.
Definition: TypeAlias = tuple[str, Sequence[str], Sequence[float], str, Sequence[str]]


@cache
def _compiled(expression: str) -> Any:
    """An expression of the templates; only lists of this house are ever compiled, never what somebody typed."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment().compile_expression(expression)


def standing(definitions: Iterable[Definition], *, head: str = "", **scope: Any) -> list[dict[str, Any]]:
    """Those tables that stand for this scope. The field `head` of a row stands over the whole width before it, where it
    is not empty."""
    found = [one for one in definitions if _compiled(one[0])(**scope)]
    return [
        laid_out(heads, widths, fields, _compiled(loop.partition(" in ")[2])(**scope), head=head, **scope)
        for _, heads, widths, loop, fields in found
    ]


def laid_out(
    heads: Sequence[str],
    widths: Sequence[float],
    fields: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    head: str = "",
    **scope: Any,
) -> dict[str, Any]:
    """A table as layouts know it: `kolom`, `lebar`, `angka` (places of figures), `baris`. A row is a list of texts, or
    one text over the whole width."""
    from record.templates.parts import FIGURES

    lines: list[list[str] | str] = []
    for row in rows:
        if head and row[head]:
            lines.append(str(row[head]))
        lines.append([_text(field, row, scope) for field in fields])
    return {
        "kolom": [words().plain(f"kolom_{key}") for key in heads],
        "lebar": list(widths),
        "angka": [place for place, field in enumerate(fields) if field in FIGURES],
        "baris": lines,
    }


def _text(field: str, row: Mapping[str, Any], scope: Mapping[str, Any]) -> str:
    """A field with a dot is one of the scope: `jp.dasar` beside the fields of the row."""
    if "." in field:
        return str(_compiled(field)(**scope))
    return str(row[field]) if field else ""
