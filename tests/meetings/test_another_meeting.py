"""A whole meeting from another file: nothing of the sample is built in."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from bot.rehearse import rehearse
from rehearsal.cast.scenes import beside
from tests.meetings.test_whole_meeting import SMALL, report, wrong


@pytest.mark.timeout(300)
async def test_another_meeting_needs_no_code_and_a_wrong_expectation_is_found(tmp_path: Path) -> None:
    """Another file, with other organisations, codes, zone, ties, hostile signs, every kind of question, and a closing
    of its own: every figure agrees but the one that was changed in the file, and that one makes the rehearsal end in
    error."""
    changed, out = tmp_path / "changed.yaml", tmp_path / "out"
    changed.write_text(SMALL.read_text().replace("jawaban_sah: 8", "jawaban_sah: 7"))
    shutil.copy(beside(SMALL), beside(changed))
    assert await rehearse(changed, out) == 1
    told = report(out)
    assert wrong(told) == [("hasil_diharapkan.P1.jawaban_sah", "8")]
    assert told["left_out"] == []
    record = json.loads((out / "record.json").read_text())
    assert record["meeting"]["title"] == 'Rapat Uji Kecil <b> & "Tanda" 100%'
    assert next(point["original"] for point in record["points"]).endswith("<b>diperbaiki</b> & diberi lampu")
    closed = {row["where"]: row["counted"] for row in told["rows"] if row["where"].startswith("penutupan")}
    assert closed["penutupan.status"] == "ralat-1"
    assert closed["penutupan.UK1.dibaca_pengusul"].endswith("Alasan: Sudah tercantum di halaman 1 <atas>")
    assert closed["penutupan.adendum.1.notula"] == "ada"
    minutes = next(out.glob("notula_*.docx"))
    text = zipfile.ZipFile(minutes).read("word/document.xml").decode()
    assert "&lt;b&gt;diperbaiki&lt;/b&gt; &amp; diberi lampu" in text
    assert "WIT" in text
