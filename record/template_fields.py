"""What may stand in a template: fields, choices between them and repetitions over them; everything else is refused."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

# A sample says what a field is: a text (str), a table of fields (dict), or what repeats (a list of its first item).
Sample: TypeAlias = Any
DEPTH_MAX: Final = 4
_LOOP: Final[Sample] = {"index": "", "first": "", "last": ""}


def problem(key: str, **values: str) -> dict[str, Any]:
    """One thing that is wrong, as a line of a message."""
    return {"key": key, "values": values}


def problems_of(sources: Iterable[str], sample: Mapping[str, Sample]) -> tuple[list[dict[str, Any]], set[str]]:
    """Everything wrong with the tags of a template, each once, in order; and the names of the fields it uses."""
    from jinja2 import Environment, TemplateSyntaxError

    reader = _Reader(sample)
    for source in sources:
        try:
            tree = Environment(autoescape=True).parse(source)
        except TemplateSyntaxError as error:
            reader.note("templat_susunan", sebab=(error.message or "")[:200])
            continue
        reader.block(tree.body, {}, 0)
    return reader.found, reader.used


class _Reader:
    """Walks through the tags and gathers what is wrong."""

    def __init__(self, sample: Mapping[str, Sample]) -> None:
        self.sample = sample
        self.found: list[dict[str, Any]] = []
        self.used: set[str] = set()

    def note(self, key: str, **values: str) -> None:
        line = problem(key, **values)
        if line not in self.found:
            self.found.append(line)

    def block(self, parts: Sequence[Any], scope: Mapping[str, Sample], depth: int) -> None:
        """Tags one after the other; `scope` holds the names of repetitions around them."""
        from jinja2 import nodes

        for part in parts:
            if isinstance(part, nodes.Output):
                for said in part.nodes:
                    self._printed(said, scope)
            elif isinstance(part, nodes.If):
                self._test(part.test, scope)
                for inner in (part.body, part.elif_, part.else_):
                    self.block(inner, scope, depth)
            elif isinstance(part, nodes.For):
                self._repeated(part, scope, depth)
            else:
                self.note("templat_perintah", perintah=type(part).__name__.lower())

    def _printed(self, said: Any, scope: Mapping[str, Sample]) -> None:
        from jinja2 import nodes

        if isinstance(said, nodes.TemplateData):
            return
        value = self._value(said, scope)
        if isinstance(value, dict | list):
            self.note("templat_bukan_teks", isian=_name(said))

    def _test(self, test: Any, scope: Mapping[str, Sample]) -> None:
        from jinja2 import nodes

        if isinstance(test, nodes.And | nodes.Or):
            self._test(test.left, scope)
            self._test(test.right, scope)
        elif isinstance(test, nodes.Not):
            self._test(test.node, scope)
        elif isinstance(test, nodes.Compare):
            for side in (test.expr, *(operand.expr for operand in test.ops)):
                self._value(side, scope)
        else:
            self._value(test, scope)

    def _repeated(self, loop: Any, scope: Mapping[str, Sample], depth: int) -> None:
        """A repetition goes over a list; inside another one only over a list of what that one repeats, so that a
        document grows no faster than the meeting."""
        from jinja2 import nodes

        value = self._value(loop.iter, scope)
        if value is None:
            return
        if not isinstance(value, list) or loop.recursive or loop.test or not isinstance(loop.target, nodes.Name):
            self.note("templat_bukan_daftar", isian=_name(loop.iter))
            return
        if depth >= DEPTH_MAX or (depth and _root(loop.iter) not in scope):
            self.note("templat_perulangan", isian=_name(loop.iter))
            return
        inner = {**scope, loop.target.name: value[0] if value else "", "loop": _LOOP}
        self.block(loop.body, inner, depth + 1)
        self.block(loop.else_, scope, depth)

    def _value(self, said: Any, scope: Mapping[str, Sample]) -> Sample:
        """What a field is by the sample; None, and noted, where there is no such field or it is no field at all."""
        from jinja2 import nodes

        if isinstance(said, nodes.Const):
            return ""
        if isinstance(said, nodes.Name):
            if said.name not in scope:
                self.used.add(said.name)
            known = {**self.sample, **scope}
            if said.name in known:
                return known[said.name]
            self.note("templat_isian", isian=said.name)
            return None
        if isinstance(said, nodes.Getattr):
            owner = self._value(said.node, scope)
            if owner is None:
                return None
            if isinstance(owner, dict) and said.attr in owner:
                return owner[said.attr]
            self.note("templat_isian", isian=_name(said))
            return None
        self.note("templat_perintah", perintah=type(said).__name__.lower())
        return None


def _name(said: Any) -> str:
    from jinja2 import nodes

    if isinstance(said, nodes.Getattr):
        return f"{_name(said.node)}.{said.attr}"
    return said.name if isinstance(said, nodes.Name) else "…"


def _root(said: Any) -> str:
    from jinja2 import nodes

    return _root(said.node) if isinstance(said, nodes.Getattr) else getattr(said, "name", "")
