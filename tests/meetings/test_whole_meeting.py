"""Whole meetings through the emulator: the real service as a process, phones over HTTP, the figures of a file."""

import json
import zipfile
from pathlib import Path

import pytest

from bot.rehearse import SAMPLE, rehearse

SMALL = Path(__file__).parent / "small.yaml"


def report(out: Path) -> dict[str, object]:
    """What the rehearsal wrote about itself."""
    loaded: dict[str, object] = json.loads((out / "rehearsal.json").read_text())
    return loaded


@pytest.mark.timeout(300)
async def test_the_sample_meeting_gives_every_figure_of_its_scenario(tmp_path: Path) -> None:
    """42 organisations, 49 people, two questions, 25 points: no figure differs, and what is left out is said."""
    out = tmp_path / "out"
    assert await rehearse(SAMPLE, out) == 0
    told = report(out)
    assert isinstance(told["rows"], list)
    assert len(told["rows"]) > 100
    assert all(row["ok"] for row in told["rows"])
    assert isinstance(told["left_out"], list)
    assert {row["where"] for row in told["left_out"]} >= {"JP2", "JP3", "JP4", "JP5"}
    assert isinstance(told["peak_mib"], int)
    assert told["peak_mib"] < 400


@pytest.mark.timeout(300)
async def test_another_meeting_needs_no_code(tmp_path: Path) -> None:
    """Another file: other organisations, codes, zone, ties and hostile signs; all figures agree, files open."""
    out = tmp_path / "out"
    assert await rehearse(SMALL, out) == 0
    record = json.loads((out / "record.json").read_text())
    assert record["meeting"]["title"] == 'Rapat Uji Kecil <b> & "Tanda" 100%'
    assert next(point["original"] for point in record["points"]).endswith("<b>diperbaiki</b> & diberi lampu")
    minutes = next(out.glob("notula_*.docx"))
    text = zipfile.ZipFile(minutes).read("word/document.xml").decode()
    assert "&lt;b&gt;diperbaiki&lt;/b&gt; &amp; diberi lampu" in text
    assert "WIT" in text


@pytest.mark.timeout(300)
async def test_a_wrong_expectation_is_found(tmp_path: Path) -> None:
    """The comparison can fail: one figure changed in the file makes the rehearsal end in error and name it."""
    changed = tmp_path / "changed.yaml"
    changed.write_text(SMALL.read_text().replace("jawaban_sah: 8", "jawaban_sah: 7"))
    out = tmp_path / "out"
    assert await rehearse(changed, out) == 1
    told = report(out)
    assert isinstance(told["rows"], list)
    assert [row["where"] for row in told["rows"] if not row["ok"]] == ["P1.jawaban_sah"]
