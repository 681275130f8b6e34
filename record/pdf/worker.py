"""Compiles one paper and ends: a process of its own, so that a compilation can be stopped and leaves no memory behind.

Run as a file: the job comes in on the standard input, the PDF goes out on the standard output, and nothing touches the
disk, because papers hold names. The first line is JSON and says which files follow it, how long each is. Imports
nothing of the house, and so starts at once.
"""

import base64
import json
import sys
from typing import Any, BinaryIO

# Where the first chunk of a PNG tells width and height, four bytes each.
_WIDTH, _HEIGHT = slice(16, 20), slice(20, 24)


def main() -> None:
    """Reads the job, writes the paper; what is wrong goes to the error stream, and the exit says so."""
    import typst

    job = json.loads(sys.stdin.buffer.readline())
    files: Any = _files(job, sys.stdin.buffer)
    # The compiler starts with the file of this name.
    files["main.typ"] = files.pop(job["layout"])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=job["fonts"])
    compiler = typst.Compiler(files, font_paths=fonts)
    made: Any = compiler.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["seconds"])
    sys.stdout.buffer.write(made)


def _files(job: Any, source: BinaryIO) -> dict[str, bytes]:
    """Every file by its name, in the order in which they come: texts, then pictures."""
    files = {name: source.read(size) for name, size in job["texts"]}
    return files | {f"{name}.svg": _as_text(source.read(size)) for name, size in job["pictures"]}


def _as_text(png: bytes) -> bytes:
    """A picture inside one of text, because the compiler reads files of text alone; it comes out as it went in. As a
    list of numbers each of its bytes would take thirty in the compiler."""
    width, height = (int.from_bytes(png[place], "big") for place in (_WIDTH, _HEIGHT))
    size = f'width="{width}" height="{height}"'
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/png;base64,{data}"/></svg>'
    ).encode()


if __name__ == "__main__":
    main()
