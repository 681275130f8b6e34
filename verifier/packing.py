"""This package as one file that runs with nothing but Python: the same bytes on any day and machine."""

import io
import zipfile
from pathlib import Path
from typing import Final

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_START: Final = b"#!/usr/bin/env python3\n"
_MAIN: Final = "import sys\n\nfrom verifier.command import main\n\nsys.exit(main())\n"


def one_file() -> bytes:
    """A ZIP application: `python3 verify.pyz BUNDLE`."""
    folder = Path(__file__).parent
    members = {f"verifier/{path.name}": path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py"))}
    members["__main__.py"] = _MAIN
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_STORED, 0o644 << 16, 3
            archive.writestr(info, members[name])
    return _START + packed.getvalue()
