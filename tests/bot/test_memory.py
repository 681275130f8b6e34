"""Memory of the service: what is freed goes back to the system."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Files of a pack come and go in turn with small pieces that stay, as the service has it; what the process then holds
# beside those, in MiB. Run where a command of the terminal would.
_FREED = """
import psutil
from bot import cli
def hold():
    held = lambda: psutil.Process().memory_info().rss
    del (first := [bytearray(20 * 2**20)])[:]
    before, files, kept = held(), [], []
    for _ in range(16):
        files.append(bytearray(4 * 2**20))
        kept.append(bytearray(50_000))
    files.clear()
    print((held() - before) / 2**20)
cli.app = hold
cli.main()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="how another C library keeps memory is its own matter")
def test_what_a_command_frees_goes_back_to_the_system() -> None:
    """64 MiB of files are gone from the process as soon as they are freed, although small pieces stay between them."""
    made = subprocess.run([sys.executable, "-c", _FREED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(made.stdout) < 8
