"""XML read strictly: no document types, no entities of its own, no depth without end."""

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from verifier.findings import Refused

DEPTH_MAX: Final = 120


def parse(content: bytes, place: str) -> Element:
    """The root; names without their namespaces. Raises Refused for whatever a document of ours never holds."""
    builder, depth = TreeBuilder(), 0
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
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

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


def _local(name: str) -> str:
    return name.rpartition("}")[2]
