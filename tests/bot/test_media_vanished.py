"""A file that somebody deletes from the disk: whoever asks for it reads so, and documents are made all the same."""

import json
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.taking import Taken, take
from tests.bot.served import served
from tests.bot.test_media import PDF, ready, settled
from tests.meeting.halls import MODERATOR

TEXT = "jalan desa rusak berat sejak banjir"


@pytest.mark.timeout(120)
async def test_a_vanished_file_is_told_and_exported_as_missing(tmp_path: Path) -> None:
    """Before Telegram has it from us there is nothing to send; the record names the file and that it is not there."""
    async with served(tmp_path, voters=1) as hosted:
        voter = await ready(hosted)
        await voter.send_document("data.pdf", PDF, caption=f"/usul {TEXT}")
        [(path, *_)] = await settled(hosted)
        (tmp_path / "files" / str(path)).unlink()
        moderator = await hosted.phones.person(MODERATOR)
        listed = await moderator.send("/usulan")
        await moderator.press("D01", on=await moderator.wait_for("D01", after=listed, timeout_seconds=20))
        await moderator.press("Lihat lampiran", appear_seconds=20)
        await moderator.wait_for("tidak ditemukan di penyimpanan", timeout_seconds=20)
        [(code,)] = await hosted.rows("SELECT code FROM meetings")
    settings = Settings(token=SecretStr("x"), database=hosted.url, files=tmp_path / "files")
    assert await take(settings, str(code), tmp_path / "out", Taken(["record"])) == 0
    [written] = (tmp_path / "out").glob("*.json")
    [file] = json.loads(written.read_text())["points"][0]["files"]
    assert (file["state"], file["name"], file["bytes"]) == ("missing", "data.pdf", len(PDF))
