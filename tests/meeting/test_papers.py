"""How papers look, set by the secretariat: stored, in the record, each change an entry, fixed by adoption."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from meeting import papers
from meeting.house import Repeated
from record.gather import gather
from record.logo import checked_logo
from record.record_paper import DEFAULT, OwnTemplate, Paper
from rules.chain import text_digest
from rules.refusals import Refusal
from rules.stationery import SETTINGS
from storage import jobs
from storage.database import Database
from storage.jobs import Job
from tests.meeting.finished import dialog_of, document
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.test_erasure_after_closing import recounted
from tests.meeting.test_erasure_after_closing import wrong as faulty
from verifier.report import verify

NUMBERS = {setting.word: number for number, setting in SETTINGS.items()}


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting."""
    return await open_hall(database)


async def paper_of(hall: Hall) -> Paper:
    async with hall.house.db.reading() as tx:
        return (await gather(tx, hall.meeting_id)).paper


async def said(hall: Hall) -> list[str]:
    async with hall.house.db.reading() as tx:
        return [
            str(row[0]) for row in await tx.fetch("SELECT payload FROM entries WHERE kind = 'paper.set' ORDER BY seq")
        ]


async def set_word(hall: Hall, word: str, raw: str) -> None:
    await papers.set_one(hall.house, hall.sender(SECRETARY), hall.meeting_id, NUMBERS[word], raw, anew=True)


async def sent(hall: Hall, name: str) -> Job:
    """A file that came for the papers, as the job that fetches it."""
    await papers.receive(hall.house, hall.sender(SECRETARY), hall.meeting_id, f"id-{name}", name, 100)
    async with hall.house.db.transaction() as tx:
        job = await jobs.next_due(tx, hall.house.now())
    assert job is not None
    assert job.kind == papers.JOB
    return job


def picture(form: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (1200, 900), (10, 20, 200)).save(made, form)
    return made.getvalue()


async def test_each_change_is_kept_and_entered_once(hall: Hall) -> None:
    """By command or by button; what is so already leaves no entry, and no text stands in the chain."""
    assert await paper_of(hall) == DEFAULT
    await set_word(hall, "ukuran", "F4")
    await set_word(hall, "ukuran", "f4")
    await set_word(hall, "badan", "Badan {{ 7*7 }} <b>Perencanaan</b>")
    await papers.press(hall.house, hall.sender(SECRETARY), hall.meeting_id, NUMBERS["pencatat"])
    kept = await paper_of(hall)
    assert (kept.size, kept.body, kept.has_clerk_block) == ("f4", "Badan {{ 7*7 }} <b>Perencanaan</b>", True)
    entered = await said(hall)
    assert len(entered) == 3
    assert '"value":"f4"' in entered[0]
    assert "Perencanaan" not in "".join(entered)


async def test_who_signs_the_report_stands_in_a_table_or_side_by_side(hall: Hall) -> None:
    """The button goes from the table to two columns, to three and back; the record carries what was set."""
    seen = []
    for _ in range(3):
        await papers.press(hall.house, hall.sender(SECRETARY), hall.meeting_id, NUMBERS["tanda_tangan"])
        told = (await document(hall))["meeting"]["paper"]["signature_columns"]
        assert (await paper_of(hall)).signature_columns == told
        seen.append(told)
    assert seen == [2, 3, 0]
    assert [json.loads(one)["value"] for one in await said(hall)] == ["dua_kolom", "tiga_kolom", "tabel"]


async def test_a_text_stands_in_the_chain_by_a_salted_digest(hall: Hall, tmp_path: Path) -> None:
    """A short one cannot be guessed from it; its salt is beside it in the record, goes with it, and is checked."""
    await set_word(hall, "penanda_tangan", "a.n.")
    await set_word(hall, "badan", "Bappeda")
    told = await document(hall)
    paper, entered = told["meeting"]["paper"], [json.loads(one) for one in await said(hall)]
    assert set(paper["salts"]) == {"signer_prefix", "body"}
    assert entered[0] == {"what": "penanda_tangan", "salted": text_digest(paper["salts"]["signer_prefix"], "a.n.")}
    assert hashlib.sha256(b"a.n.").hexdigest() not in str(told)
    assert [one for one in faulty(await recounted(hall, tmp_path)) if one[0] == 10] == []
    for change in ({"signer_prefix": "Plt."}, {"letterhead": ["", "Bapeda", "", ""]}):
        forged = told | {"meeting": told["meeting"] | {"paper": paper | change}}
        (tmp_path / "record.json").write_text(json.dumps(forged))
        assert [one[0] for one in faulty(verify(tmp_path / "record.json")) if one[0] == 10] == [10]
    await set_word(hall, "badan", "-")
    assert set((await document(hall))["meeting"]["paper"]["salts"]) == {"signer_prefix"}


async def test_a_typed_text_and_the_end_of_its_dialog_are_one_act(hall: Hall) -> None:
    """Sent once more by the same update, nothing of it happens again; the dialog is over."""
    await papers.press(hall.house, hall.sender(SECRETARY), hall.meeting_id, NUMBERS["badan"])
    dialog = await dialog_of(hall, SECRETARY)
    once = hall.sender(SECRETARY)
    await papers.typed(hall.house, once, dialog, "Bappeda")
    with pytest.raises(Repeated):
        await papers.typed(hall.house, once, dialog, "Bappeda")
    assert len(await said(hall)) == 1
    assert await hall.value("SELECT COUNT(*) FROM dialogs") == 0


async def test_once_adopted_nothing_changes(hall: Hall) -> None:
    """Re-export of an adopted meeting gives the same bytes."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'adopted' WHERE id = $1", hall.meeting_id)
    with pytest.raises(Refusal, match="rupa_ditetapkan"):
        await set_word(hall, "ukuran", "f4")
    assert await said(hall) == []


async def test_a_logo_is_drawn_anew_and_taken_away_again(hall: Hall) -> None:
    """A PNG of at most 800 pixels, whatever was sent; what is no picture is refused in words."""
    for form in ("PNG", "JPEG"):
        checked = checked_logo(picture(form))
        assert checked is not None
        with Image.open(io.BytesIO(checked)) as opened:
            assert (opened.format, opened.size) == ("PNG", (800, 600))
    for wrong in (b"", b"GIF89a", picture()[:-400], b"%PDF-1.7"):
        assert checked_logo(wrong) is None
    job = await sent(hall, "logo.png")
    await papers.settle_logo(hall.house, job, checked_logo(picture()))
    assert (await paper_of(hall)).logo == checked_logo(picture())
    await papers.press(hall.house, hall.sender(SECRETARY), hall.meeting_id, papers.NO_LOGO)
    assert (await paper_of(hall)).logo is None
    assert len(await said(hall)) == 2


async def test_a_template_is_kept_or_refused_with_every_reason(hall: Hall) -> None:
    """Only a checked one is stored; back to the templates of the house by one press."""
    job = await sent(hall, "notula.docx")
    good = OwnTemplate("notula", "0" * 64, b"isi")
    await papers.settle_template(hall.house, job, good, ({"key": "templat_isian", "values": {"isian": "x"}},), ())
    assert (await paper_of(hall)).templates == ()
    await papers.settle_template(hall.house, await sent(hall, "berita-acara.docx"), good, (), ("judul",))
    assert (await paper_of(hall)).template("notula") == good
    await papers.press(hall.house, hall.sender(SECRETARY), hall.meeting_id, papers.NO_TEMPLATES)
    assert (await paper_of(hall)) == DEFAULT


@pytest.mark.parametrize(
    ("name", "size", "key"),
    [
        ("notula.docm", 1, "rupa_makro"),
        ("lain.docx", 1, "rupa_nama_templat"),
        ("notula.docx", papers.TEMPLATE_BYTES_MAX + 1, "berkas_besar"),
        ("logo.png", papers.LOGO_BYTES_MAX + 1, "berkas_besar"),
    ],
)
async def test_what_cannot_be_used_is_refused_before_it_is_fetched(hall: Hall, name: str, size: int, key: str) -> None:
    """By its name or its size."""
    with pytest.raises(Refusal, match=key):
        await papers.receive(hall.house, hall.sender(SECRETARY), hall.meeting_id, "f", name, size)


async def test_a_right_that_was_taken_away_keeps_nothing(hall: Hall) -> None:
    """Between the sending and the fetching."""
    job = await sent(hall, "logo.png")
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", SECRETARY)
    await papers.settle_logo(hall.house, job, checked_logo(picture()))
    assert await paper_of(hall) == DEFAULT
