"""Compiles one paper and ends: a process of its own, so that a compilation can be stopped and leaves no memory behind.

Run as a file: the job comes in on the standard input, the PDF goes out on the standard output, and nothing touches the
disk, because papers hold names. Imports nothing of the house, and so starts at once.
"""

import json
import sys
from typing import Any


def main() -> None:
    """Reads the job, writes the paper; what is wrong goes to the error stream, and the exit says so."""
    import typst

    job = json.load(sys.stdin.buffer)
    files: Any = {name: body.encode() for name, body in job["files"].items()}
    # The compiler starts with the file of this name.
    files["main.typ"] = files.pop(job["layout"])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=job["fonts"])
    made: Any = typst.Compiler(files, font_paths=fonts).compile(
        format="pdf", pdf_standards=job["standards"], timestamp=job["seconds"]
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
