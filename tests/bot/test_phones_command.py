"""`jajak rehearse --phones` as a command: its end, its folder, a service that falls."""

import asyncio
import fcntl
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from bot.phones import LOCK, MARK, Asked, Host, rehearse_on_phones
from rehearsal import Phones, Rehearsal
from rehearsal.training.training import Training, TrainingActs
from tests.bot.trainee import Trainee
from tests.bot.training_hall import QUICK

# The training is examined with its pages.
pytestmark = pytest.mark.page

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    """The address is on the terminal; told to end, the command ends with 0 and its service with it."""
    folder = tmp_path / "latihan"
    command = [sys.executable, "-m", "bot", "rehearse", "--phones", "--size", "1", "--out", str(folder)]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if ADDRESS.search(line))
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == 1, line
        process.send_signal(number)
        assert process.wait(20) == 0
    assert not Path(f"/proc/{children[0]}").exists()
    assert {MARK, LOCK, "jajak.db"} <= {one.name for one in folder.iterdir()}


async def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that this command has not made, and the command says so."""
    mine = tmp_path / "notula.docx"
    mine.write_text("penting")
    shown = io.StringIO()
    assert await rehearse_on_phones(Asked(1, 0, tmp_path), console=Console(file=shown, width=200)) == 2
    assert "berisi berkas lain" in shown.getvalue()
    assert [one.name for one in tmp_path.iterdir()] == ["notula.docx"]
    assert mine.read_text() == "penting"


async def test_a_folder_that_another_training_holds_is_left_alone(tmp_path: Path) -> None:
    """Two trainings over one memory would spoil each other."""
    shown = io.StringIO()
    (tmp_path / MARK).write_text('{"files": []}')
    with (tmp_path / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert await rehearse_on_phones(Asked(1, 0, tmp_path), console=Console(file=shown, width=200)) == 2
    assert "masih dipakai latihan lain" in shown.getvalue()


async def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    """Nothing is started; the folder may be used again."""
    shown = io.StringIO()
    async with Rehearsal.start() as other:
        asked = Asked(1, other.server.control_door.port, tmp_path)
        assert await rehearse_on_phones(asked, console=Console(file=shown, width=200)) == 2
    assert "address already in use" in shown.getvalue()


async def test_a_second_run_begins_anew_and_takes_away_only_its_own(tmp_path: Path) -> None:
    """The memory of the run before is gone; a file that somebody laid beside it stays. Nothing is prepared when that is
    asked for: the owner's link is on the terminal, and there is no training."""
    (tmp_path / MARK).write_text('{"files": ["latihan.json"]}')
    (tmp_path / "jajak.db").write_text("the run before")
    (tmp_path / "catatan.txt").write_text("milik saya")
    shown = io.StringIO()
    running = asyncio.create_task(
        rehearse_on_phones(Asked(1, 0, tmp_path, is_empty=True), console=Console(file=shown, width=200))
    )
    async with asyncio.timeout(60):
        while (address := ADDRESS.search(shown.getvalue())) is None:
            await asyncio.sleep(0.2)
    async with Phones(address[0].rstrip("/")) as phones:
        assert await phones.call("training") == {"is_on": False}
    running.cancel()
    assert await running == 0
    assert "t.me/JajakRapatBot?start=claim_" in shown.getvalue()
    assert (tmp_path / "jajak.db").read_bytes().startswith(b"SQLite format 3")
    assert (tmp_path / "catatan.txt").read_text() == "milik saya"


async def test_a_service_that_falls_is_started_anew(tmp_path: Path) -> None:
    """Killed, it is said on the terminal, and the same meeting goes on."""
    shown = io.StringIO()
    async with Rehearsal.start() as telegram, telegram.phones() as phones:
        host = Host(telegram, tmp_path, Console(file=shown, width=200))
        training = Training(telegram.server, host.fresh, size=0, pace=QUICK)
        telegram.server.add_acts(TrainingActs(training))
        await training.begin()
        watching = asyncio.create_task(host.watch())
        try:
            host.kill()
            seen = await Trainee(phones).go_through(until="attendance")
            assert seen["steps"][0]["is_done"]
            assert "dijalankan lagi" in shown.getvalue()
        finally:
            watching.cancel()
            await training.leave()
            await host.stop()
