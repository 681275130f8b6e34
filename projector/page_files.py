"""The files of the pages: read once, named by what they hold, so that a screen knows when its page has changed."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parent / "page"
FONTS: Final = Path(__file__).parents[1] / "record" / "fonts"
# What a name may end with, and what the browser is told it is.
TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
# Where a page names its own build, so that all it asks for comes from the same one.
BUILD_MARK: Final = b"{{build}}"
BUILD_SIGNS: Final = 16


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file; `packed` is the same under gzip."""

    content: bytes
    packed: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class PageFiles:
    """`build` changes with any byte of any file; `files` by their path below the page, fonts below `fonts/`; `pages`
    are the HTML, with the build written in."""

    build: str
    files: dict[str, PageFile]
    pages: dict[str, bytes]


def read_page(page: Path = PAGE, fonts: Path = FONTS) -> PageFiles:
    """Everything that the pages are made of."""
    found = {path.relative_to(page).as_posix(): path for path in sorted(page.rglob("*")) if path.suffix in TYPES}
    found |= {f"fonts/{path.name}": path for path in sorted(fonts.glob("*.ttf"))}
    contents = {name: path.read_bytes() for name, path in found.items()}
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    build = digest.hexdigest()[:BUILD_SIGNS]
    pages = {name: content for name, content in contents.items() if name.endswith(".html")}
    files = {name: _file(name, content) for name, content in contents.items() if name not in pages}
    return PageFiles(build, files, {name: html.replace(BUILD_MARK, build.encode()) for name, html in pages.items()})


def _file(name: str, content: bytes) -> PageFile:
    return PageFile(content, gzip.compress(content, mtime=0), TYPES[Path(name).suffix])
