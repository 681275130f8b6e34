"""The look of papers from a phone, over HTTP: a setting by button, a logo, templates accepted and refused in words."""

import asyncio
import io
from pathlib import Path

from PIL import Image

from record.docx_file import TEMPLATES
from tests.bot.served import Served, served
from tests.meeting.halls import SECRETARY


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(made, "JPEG")
    return made.getvalue()


async def kept(hosted: Served, sql: str) -> list[tuple[object, ...]]:
    """The rows of a query, once there are any."""
    for _ in range(80):
        found = await hosted.rows(sql)
        if found:
            return found
        await asyncio.sleep(0.25)
    raise AssertionError(hosted.log())


async def test_the_secretariat_sets_paper_logo_and_template(tmp_path: Path) -> None:
    """Each by what a phone can do; a picture meant for the papers is no point of the floor."""
    async with served(tmp_path, voters=1) as hosted:
        await hosted.start()
        await hosted.ballots()
        office = await hosted.phones.person(SECRETARY)
        await office.start()
        await office.send("/naskah")
        card = await office.wait_for("Ukuran kertas: A4", timeout_seconds=20)
        await office.press("Ukuran kertas", on=card)
        assert await kept(hosted, "SELECT size FROM papers") == [("f4",)]
        await office.send("/naskah badan Badan Perencanaan <b>")
        await office.wait_for("Badan Perencanaan <b>", timeout_seconds=20)
        await office.send_photo(picture(), caption="/naskah")
        assert await kept(hosted, "SELECT 1 FROM papers WHERE logo <> ''")
        body = (TEMPLATES / "berita-acara.docx").read_bytes()
        sent = await office.send_document("berita-acara.docx", body, caption="/naskah")
        await office.wait_for("diterima", after=sent, timeout_seconds=20)
        wrong = await office.send_document("notula.docx", b"rusak", caption="/naskah")
        await office.wait_for("belum dapat dipakai", after=wrong, timeout_seconds=20)
        assert await hosted.rows("SELECT document FROM paper_templates") == [("berita-acara",)]
        assert await hosted.rows("SELECT COUNT(*) FROM media") == [(0,)]
        [voter] = hosted.voters
        await voter.send("/naskah ukuran a4")
        await voter.wait_for("wewenang", timeout_seconds=20)
        assert await hosted.rows("SELECT size FROM papers") == [("f4",)]
