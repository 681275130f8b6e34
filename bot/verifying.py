"""The pack of a rehearsal, verified by the command that anybody types."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rehearsal.cast.closing import Posted
from rehearsal.comparing import Figure

PASSED = "passed"
CHECKS = 11


async def verified(pack: Path, posted: Posted, root: Path) -> list[Figure]:
    """A row for each check of `jajak verify`, run against what was posted in the group and written beside the pack;
    `root` is the folder of the code."""
    words = ("-m", "bot", "verify", str(pack), "--json", "--kepala", posted.head, "--manifest", posted.manifest)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH"))))}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, env=environment, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    return [*_rows(told), Figure("penutupan.verify", "0", str(process.returncode))]


def _rows(told: bytes) -> Iterator[Figure]:
    try:
        found = {one["number"]: one for one in json.loads(told)["checks"]}
    except ValueError:
        found = {}
    for number in range(1, CHECKS + 1):
        check = found.get(number, {"result": "tidak ada", "findings": []})
        findings = "; ".join(f"{one['place']}: {one['said']}" for one in check["findings"][:1])
        yield Figure(f"penutupan.verify.{number}", PASSED, f"{check['result']} {findings}".strip())
