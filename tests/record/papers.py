"""A finished PDF as another library than the one that made it reads it."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader

_MARGINALS: Final = re.compile(r"halaman \d+ dari \d+|KONSEP – .*revisi \d+|^KONSEP$", re.MULTILINE)


def read(body: bytes) -> PdfReader:
    """A PDF; a fault in its structure raises."""
    return PdfReader(io.BytesIO(body), strict=True)


def squeezed(text: str) -> str:
    """Without any white space: where lines break is no part of a text."""
    return "".join(text.split())


def paper_text(body: bytes) -> str:
    """Every text of every page, squeezed, without the lines at the head and foot."""
    pages = [_MARGINALS.sub("", page.extract_text()) for page in read(body).pages]
    return squeezed(" ".join(pages))


def structure(body: bytes) -> Iterator[Any]:
    """Every element of the structure tree."""
    pending = [read(body).trailer["/Root"]["/StructTreeRoot"]]
    while pending:
        node = pending.pop().get_object()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                pending.append(node["/K"])


def fonts(body: bytes) -> dict[str, bool]:
    """Every font by name, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in read(body).pages:
        for font in page["/Resources"].get_object().get("/Font", {}).values():
            whole = font.get_object()
            inner = whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
            descriptor = inner.get("/FontDescriptor", {}) or whole.get("/FontDescriptor", {})
            held = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.get_object() if descriptor else ())
            found[str(whole["/BaseFont"])] = bool(held) or whole["/Subtype"] == "/Type3"
    return found


def identified(body: bytes) -> dict[str, str]:
    """What the file says of itself: part and level of the archival standard, part of the accessible one."""
    xmp = read(body).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    return {f"{space}:{name}": value for space, name, value in re.findall(r"<(pdfaid|pdfuaid):(\w+)>([^<]*)<", xmp)}
