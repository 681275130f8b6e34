"""XML read strictly: no document types, no entities of its own, no depth without end."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from verifier.findings import Refused

DEPTH_MAX: Final = 120


class _Names(dict[str, str]):
    """What names are called here; each is worked out once, for a large sheet has few of them, a million times."""

    def __init__(self, called: Callable[[str], str]) -> None:
        super().__init__()
        self._called = called

    def __missing__(self, name: str) -> str:
        self[name] = called = self._called(name)
        return called


def parse(content: bytes, place: str, spaces: Mapping[str, str] | None = None) -> Element:
    """The root; names without their namespaces. With `spaces`, namespaces and how names in them begin, names in any
    other one stay whole, so that nothing there is taken for a part that has the same name. Raises Refused for whatever
    a document of ours never holds."""
    builder, depth = TreeBuilder(), 0
    names, keys = _Names(partial(_named, spaces=spaces)), _Names(partial(_attribute, spaces=spaces))
    parser = ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise Refused(
            f"{place} memuat deklarasi yang tidak diizinkan", f"{place} holds a declaration that is not allowed"
        )

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_MAX:
            raise Refused(f"{place} bersarang terlalu dalam", f"{place} is nested too deep")
        builder.start(names[name], {keys[key]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(names[name])

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
        return builder.close()
    except (ExpatError, AssertionError, ValueError, LookupError) as error:
        raise Refused(f"{place} bukan XML yang utuh", f"{place} is no whole XML") from error


def _named(name: str, spaces: Mapping[str, str] | None) -> str:
    space, _, local = name.rpartition("}")
    return local if spaces is None else spaces.get(space, f"{space}}}") + local


def _attribute(name: str, spaces: Mapping[str, str] | None) -> str:
    """One without a namespace is the element's own; one with it never is, also where elements begin with nothing."""
    space, sign, _ = name.rpartition("}")
    is_at_home = spaces is not None and spaces.get(space) == ""
    return name if is_at_home or not sign else _named(name, spaces)
