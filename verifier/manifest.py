"""Check 1: every file is the one the manifest lists, and no other is there."""

import re
from collections.abc import Iterator
from typing import Final

from verifier.bundle import Bundle
from verifier.findings import Finding, Refused, differs, wrong
from verifier.nodes import Node, read_json

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")


def manifest_findings(bundle: Bundle, known_manifest: str = "") -> Iterator[Finding]:
    """`known_manifest` is the SHA-256 that stands beside the file in the chat, all of it or its beginning."""
    if MANIFEST not in bundle.digests:
        yield wrong(MANIFEST, "tidak ada", "is missing")
        return
    if known_manifest and not bundle.digests[MANIFEST].sha256.startswith(known_manifest.strip().lower()):
        yield wrong(MANIFEST, "bukan yang sidiknya diumumkan", "is not the one whose hash was posted")
    listed: dict[str, Node] = {}
    names: list[str] = []
    for file in read_json(bundle.content(MANIFEST), MANIFEST).many("files"):
        name = file.text("name")
        names.append(name)
        if name in listed:
            yield wrong(name, "tercantum dua kali dalam manifest", "stands twice in the manifest")
        listed[name] = file
    if names != sorted(names):
        yield wrong(MANIFEST, "daftar berkas tidak terurut", "the list of files is not sorted")
    yield from _files(bundle, listed)
    yield from _sums(bundle, listed)


def _files(bundle: Bundle, listed: dict[str, Node]) -> Iterator[Finding]:
    for name, file in listed.items():
        found = bundle.digests.get(name)
        if found is None:
            yield wrong(name, "tercantum dalam manifest tetapi tidak ada", "is listed in the manifest and missing")
        elif found.sha256 != file.text("sha256"):
            yield wrong(
                name, "isinya bukan yang tercantum dalam manifest", "its content is not what the manifest lists"
            )
        elif found.size != file.number("bytes"):
            yield differs(f"{name}, ukuran", found.size, file.number("bytes"))
    for name in bundle.names():
        if name not in listed and name not in (MANIFEST, SUMS):
            yield wrong(name, "tidak tercantum dalam manifest", "is not listed in the manifest")


def _sums(bundle: Bundle, listed: dict[str, Node]) -> Iterator[Finding]:
    """SHA256SUMS says the same, and may hold the manifest too."""
    if SUMS not in bundle.digests:
        yield wrong(SUMS, "tidak ada", "is missing")
        return
    text = bundle.content(SUMS).decode("utf-8", errors="replace")
    found: dict[str, str] = {}
    for line in text.removesuffix("\n").split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            yield wrong(SUMS, "memuat baris yang rusak atau ganda", "holds a broken line, or one twice")
            continue
        found[match[2]] = match[1]
    for name in sorted(bundle.digests.keys() - {SUMS, MANIFEST} | found.keys()):
        digest = bundle.digests.get(name)
        if digest is None:
            yield wrong(f"{SUMS}: {name}", "berkasnya tidak ada", "the file is missing")
        elif name not in found:
            yield wrong(f"{SUMS}: {name}", "tidak tercantum", "is not listed")
        elif found[name] != digest.sha256:
            yield wrong(f"{SUMS}: {name}", "sidiknya tidak cocok", "the hash does not fit")


def record_name(bundle: Bundle) -> str:
    """The name of the record in a bundle: record.json, or the one file that is called so. Raises Refused."""
    names = [name for name in bundle.names(".json") if "/" not in name and name.rpartition("/")[2].startswith("record")]
    if "record.json" in names:
        return "record.json"
    if len(names) != 1:
        raise Refused("record.json tidak ada", "there is no record.json")
    return names[0]
