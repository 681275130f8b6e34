"""Processes of a benchmark: each side of a measure runs in one of its own."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]


async def process(
    module: str, *arguments: str, pipe: bool = False, more: dict[str, str] | None = None
) -> asyncio.subprocess.Process:
    """A module of ours as a process; with `pipe` it is talked to, else it is silent."""
    silent = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=ROOT,
        env=os.environ | (more or {}),
        stdin=asyncio.subprocess.PIPE if pipe else silent,
        stdout=asyncio.subprocess.PIPE if pipe else silent,
        stderr=silent,
    )


def service_environment(token: str, url: str, folder: Path, screen_port: int = 0) -> dict[str, str]:
    """What a service over the database in this folder reads."""
    return {
        "JAJAK_TOKEN": token,
        "JAJAK_API": url,
        "JAJAK_DATABASE": f"sqlite:///{folder / 'jajak.db'}",
        "JAJAK_FILES": str(folder / "files"),
        "JAJAK_LOG_LEVEL": "ERROR",
        "JAJAK_SCREEN_PORT": str(screen_port),
    }
