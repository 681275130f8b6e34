"""Whether a part of an office's template would have a program fetch or run something: read as the XML it is, so that no
encoding, capital letter or cutting into runs hides it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

# A link that a reader presses; every other relation to somewhere else a program would fetch by itself.
_LINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# Fields that fetch or run something: the first anywhere in a field, the others as its name.
_FETCHING: Final = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b", re.I)
_NAMES: Final = frozenset({"database", "embed", "import", "include", "link", "rd"})
# The same where a field is cut by another that stands in the middle of its name.
_CUT: Final = re.compile(r"DDEAUTO|INCLUDETEXT|INCLUDEPICTURE", re.I)
_NAMED_XML: Final = (".xml", ".rels", ".vml")
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def is_xml(name: str, head: bytes) -> bool:
    """Whether a part is read as XML: by its name, or by how it begins, whatever its name says."""
    return name.lower().endswith(_NAMED_XML) or head.startswith(_MARKS) or head.lstrip(b"\0\t\r\n ").startswith(b"<")


def reaches_out(name: str, body: bytes) -> bool:
    """Whether this part fetches or runs something; what is no XML, or declares entities, is not trusted."""
    from lxml import etree

    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return True
    if root.getroottree().docinfo.doctype:
        return True
    if name.lower().endswith(".rels"):
        return any(_leads_away(one) for one in root.iter(etree.Element))
    return any(_local(one) == "altChunk" for one in root.iter(etree.Element)) or _has_active_field(root)


def _leads_away(relation: "_Element") -> bool:
    mode = str(relation.get("TargetMode", "Internal")).strip().lower()
    return mode != "internal" and relation.get("Type") != _LINK


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _has_active_field(root: "_Element") -> bool:
    fields = list(_fields(root))
    if _CUT.search("".join(fields)):
        return True
    return any(_FETCHING.search(field) or _name(field) in _NAMES for field in fields)


def _name(field: str) -> str:
    return next(iter(field.lower().split()), "")


def _fields(root: "_Element") -> Iterator[str]:
    """The instruction of every field, put together from all the runs it is written in."""
    from lxml import etree

    written: list[str] = [""]
    for one in root.iter(etree.Element):
        match _local(one):
            case "fldSimple":
                yield next(
                    (str(value) for key, value in one.attrib.items() if str(key).rpartition("}")[2] == "instr"), ""
                )
            case "fldChar" if "begin" in one.attrib.values():
                written.append("")
            case "instrText" | "delInstrText":
                written[-1] += "".join(one.itertext())
    yield from written
