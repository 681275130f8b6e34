"""Whole meetings through the emulator: the real service as a process, phones over HTTP, the figures of a file."""

import asyncio
import fcntl
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.rehearse import BOT_ACCOUNT, KEPT, SAMPLE, STOPPED, rehearse
from rehearsal.report import clear

SMALL = Path(__file__).parent / "small.yaml"


def report(out: Path) -> dict[str, Any]:
    """What the rehearsal wrote about itself."""
    loaded: dict[str, Any] = json.loads((out / "rehearsal.json").read_text())
    return loaded


def wrong(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The rows that differ: where, and what was counted."""
    return [(row["where"], row["counted"]) for row in told["rows"] if not row["ok"]]


def people_said(database: Path) -> list[str]:
    """Names, words, codes and keys of the meeting: what no line of a log may hold (R18)."""
    asked = (
        "SELECT label FROM delegates WHERE name_key NOT LIKE '#%'",
        "SELECT original FROM points WHERE original <> '' UNION SELECT record_text FROM points",
        "SELECT text FROM options WHERE LENGTH(text) > 8",
        "SELECT words FROM ballots WHERE LENGTH(words) > 8",
        "SELECT join_code FROM meetings UNION SELECT join_key FROM meetings",
        "SELECT receipt FROM electorate WHERE receipt <> ''",
    )
    with sqlite3.connect(database) as db:
        found = [str(row[0]) for sql in asked for row in db.execute(sql)]
    db.close()
    assert len(found) > 100
    return found


@pytest.mark.timeout(300)
async def test_the_sample_meeting_gives_every_figure_of_its_scenario(tmp_path: Path) -> None:
    """42 organisations, 49 people, six questions of five kinds, 25 points in six groups, fifteen edge cases, eight
    messages that are no points, speakers, a sounding, outcomes and themes, then corrections, adoption, errata and the
    lock: no figure differs, each document is there, nothing is left out. It runs as a process of its own, because the
    most memory that this one ever needed is that of every test before."""
    out = tmp_path / "out"
    command = (sys.executable, "-m", "bot", "rehearse", "--scenario", str(SAMPLE), "--out", str(out))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    status = await process.wait()
    told = report(out)
    assert wrong(told) == []
    assert status == 0
    places = {row["where"].split(".")[1] for row in told["rows"] if row["where"].startswith(("peristiwa", "pesan"))}
    assert places == {f"E{number:02d}" for number in range(1, 16)} | {f"N{number:02d}" for number in range(1, 9)}
    assert told["left_out"] == []
    groups = [row["where"] for row in told["rows"] if row["where"].startswith("kelompok_duplikat_diharapkan")]
    assert len(groups) == 12
    expected = {row["where"].split(".")[1] for row in told["rows"] if row["where"].startswith("hasil_diharapkan")}
    assert expected == {f"JP{number}" for number in range(1, 7)}
    scenes = {row["where"].split(".")[0] for row in told["rows"]}
    assert {"daftar_pembicara", "penjajakan", "hasil_rapat", "tindak_lanjut", "tema", "penutupan"} <= scenes
    closing = {row["where"].removeprefix("penutupan."): row["counted"] for row in told["rows"]}
    assert closing["status"] == "ralat-3"
    assert closing["notula_terakhir.konsep"] == "tidak ada"
    assert {closing[f"verify.{number}"] for number in range(1, 12)} == {"passed"}
    assert {Path(name).suffix for name in told["files"]} >= {".docx", ".xlsx", ".json", ".png"}
    # Both processes together.
    assert told["peak_mib"] < 400
    log = (out / "service.log").read_text()
    assert "error" not in log
    assert [word for word in people_said(out / "jajak.db") if word in log] == []


@pytest.mark.timeout(120)
async def test_a_file_the_service_refuses_ends_with_its_reason(tmp_path: Path) -> None:
    """A zone that does not exist: the play breaks off, the report says with which words, no document is claimed. That
    somebody has the bot's usual account number is no reason."""
    changed, out = tmp_path / "changed.yaml", tmp_path / "out"
    text = SMALL.read_text().replace("Asia/Jayapura", "Asia/Antah")
    changed.write_text(text.replace("9100000001", str(BOT_ACCOUNT)))
    assert await rehearse(changed, out) == 1
    failed = dict(wrong(report(out)))
    assert set(failed) == {"jalannya_rapat", "berkas.notula", "berkas.rekapitulasi", "berkas.record"}
    assert "Baris 7: " in failed["jalannya_rapat"]


async def test_a_service_that_does_not_start_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends before it shows the owner's link: no waiting, a report all the same."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert await rehearse(SMALL, tmp_path / "out") == 1
    assert "did not start" in dict(wrong(report(tmp_path / "out")))["jalannya_rapat"]


@pytest.mark.timeout(60)
async def test_a_rehearsal_that_is_told_to_stop_leaves_no_service_behind(tmp_path: Path) -> None:
    """SIGTERM in the middle: the service has ended when the command has, and a new play may begin in the folder."""
    out = tmp_path / "out"
    command = (sys.executable, "-m", "bot", "rehearse", "--scenario", str(SMALL), "--out", str(out))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    lock = out / "jajak.db.intake.lock"
    while not lock.exists():
        assert process.returncode is None
        await asyncio.sleep(0.05)
    process.terminate()
    assert await process.wait() == STOPPED
    with lock.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    clear(out, KEPT)
    assert [path.name for path in out.iterdir()] == ["rehearsal.json"]


async def test_nothing_is_played_over_somebody_else_s_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds other things, and a file that is no scenario: a sentence, nothing touched, status 2."""
    (tmp_path / "surat.txt").write_text("penting")
    assert await rehearse(SMALL, tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]
    assert await rehearse(tmp_path / "surat.txt", tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    said = capsys.readouterr().out
    assert "berisi berkas lain" in said
    assert "bukan berkas skenario" in said
