"""The press: layout, data and pictures go in, an archival PDF comes out, within a limit of time."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from record.charts.fonts import FOLDER as FONTS

WORKER: Final = Path(__file__).parent / "worker.py"
PAGES: Final = Path(__file__).parent / "pages"
# Archival (ISO 19005-2 and -3, level A) and accessible (ISO 14289-1) at once; only level 3 may hold other files.
PLAIN: Final = ("a-2a", "ua-1")
HOLDING: Final = ("a-3a", "ua-1")
TIMEOUT_SECONDS: Final = 90.0
# Some systems start no process without them; nothing else of ours, no token above all, is for the press.
_HANDED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


class PressFault(RuntimeError):
    """The paper could not be made; the words are the compiler's, and may hold what a person wrote."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What one paper is made of: `layout` is a file of `pages`, `content` its data, `seconds` the time of the record
    (Unix), `pictures` PNG by name, `attached` files of text that travel inside."""

    layout: str
    content: Mapping[str, Any]
    seconds: int
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    attached: Mapping[str, bytes] = field(default_factory=dict)


def press(copy: Manuscript, *, timeout_seconds: float = TIMEOUT_SECONDS) -> bytes:
    """The PDF; blocks, so call it in a thread. Raises PressFault where it fails or takes too long.

    Texts reach the compiler as strings of a JSON file, never as markup, so no text can be a command.
    """
    texts = {layout.name: layout.read_bytes() for layout in sorted(PAGES.glob("*.typ"))}
    texts |= {"data.json": _json(copy.content), **copy.attached}
    head = {
        "layout": copy.layout,
        "fonts": [str(FONTS)],
        "standards": HOLDING if copy.attached else PLAIN,
        "seconds": copy.seconds,
        "texts": _sizes(texts),
        "pictures": _sizes(copy.pictures),
    }
    # Behind one another as they are: told in JSON each picture would be held here in half a dozen copies.
    job = b"".join((_json(head), b"\n", *texts.values(), *copy.pictures.values()))
    return _run(job, timeout_seconds)


def _sizes(files: Mapping[str, bytes]) -> list[tuple[str, int]]:
    return [(name, len(body)) for name, body in files.items()]


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _run(job: bytes, timeout_seconds: float) -> bytes:
    settings = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    command = [sys.executable, "-P", str(WORKER)]
    try:
        made = subprocess.run(
            command, input=job, env=settings, check=True, capture_output=True, timeout=timeout_seconds
        )
    except subprocess.TimeoutExpired as late:
        raise PressFault(f"no paper within {timeout_seconds:g} seconds") from late
    except subprocess.CalledProcessError as failed:
        lines = failed.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PressFault(lines[-1] if lines else f"the press ended with {failed.returncode}") from failed
    return made.stdout
