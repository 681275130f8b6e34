"""Whatever is handed over is refused with a sentence or fails a check, and never ends in a traceback."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.forging import Forger, failed
from verifier.bundle import MEMBER_BYTES_MAX
from verifier.findings import Refused
from verifier.nodes import read_json
from verifier.report import verify
from verifier.xml import parse


def zipped(path: Path, *members: tuple[str, bytes]) -> Path:
    """A ZIP of these files, a name twice among them if need be."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")
        for name, body in members:
            packed.writestr(name, body)
    return path


def refusal(path: Path) -> str:
    report = verify(path)
    assert report.refused is not None
    return report.refused.id


@pytest.mark.parametrize(
    "name", ["../record.json", "/etc/record.json", "a/../../b.json", "a\\b.json", "C:x.json", "a\x01"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert "tidak aman" in refusal(zipped(tmp_path / "x.zip", (name, b"{}")))


def test_a_name_twice_is_refused_and_so_is_one_that_differs_in_case(tmp_path: Path) -> None:
    assert "ganda" in refusal(zipped(tmp_path / "x.zip", ("record.json", b"{}"), ("record.json", b"[]")))
    assert "ganda" in refusal(zipped(tmp_path / "y.zip", ("record.json", b"{}"), ("RECORD.json", b"[]")))


def test_a_zip_bomb_is_refused_before_it_is_held(tmp_path: Path) -> None:
    """A megabyte that unpacks to more than may be held, inside and as a part of a workbook."""
    huge = tmp_path / "x.zip"
    with (
        zipfile.ZipFile(huge, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("record.json", "w", force_zip64=True) as f,
    ):
        for _ in range(MEMBER_BYTES_MAX // 2**20 + 2):
            f.write(b"\0" * 2**20)
    assert "terlalu besar" in refusal(huge)


def test_links_missing_files_and_other_files_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "paket"
    folder.mkdir()
    (folder / "record.json").symlink_to("/etc/passwd")
    assert "bukan berkas biasa" in refusal(folder)
    assert "tidak ditemukan" in refusal(tmp_path / "nothing.zip")
    (tmp_path / "x.bin").write_bytes(b"\x7fELF")
    assert "bukan ZIP" in refusal(tmp_path / "x.bin")
    empty = tmp_path / "kosong"
    empty.mkdir()
    assert "record.json tidak ada" in refusal(empty)
    os.mkfifo(empty / "pipe")
    assert "bukan berkas biasa" in refusal(empty)


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"\xff\xfe", b'{"a": NaN}', b'{"a": 1.5}', b'{"a": 1e400}', b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": 1, "a": 2}', b"[" * 100_000, b'{"a":' * 100_000, b'"\\ud800"', b"", b"null", b"[]", b"{}", b'"x"',
        b'{"schema": "jajak.record/1"}', b'{"schema": "jajak.record/2"}', b'{"schema": 7}',
    ],
)  # fmt: skip
def test_a_record_that_is_none_is_refused_or_fails(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "record.json").write_bytes(body)
    report = verify(tmp_path / "record.json")
    assert report.refused is not None or failed(report)


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', b"<a>", b"",
        b"<a>" * 200 + b"</a>" * 200, "<!DOCTYPE a><a/>".encode("utf-16"), b"<a>&b;</a>", b"\0\0",
    ],
)  # fmt: skip
def test_xml_that_no_document_of_ours_holds_is_refused(body: bytes) -> None:
    with pytest.raises(Refused):
        parse(body, "x")


def test_a_document_that_is_none_fails_its_check(forger: Forger, tmp_path: Path) -> None:
    """No ZIP, a ZIP without its parts, and one whose parts declare entities."""
    for body in (b"x", b"PK\x03\x04broken", bomb_book()):
        forger.files[forger.name("rekapitulasi_", ".xlsx")] = body
        forger.files[forger.name("notula_", ".docx")] = body
        forger.reseal()
        assert 9 in failed(forger.verdict(tmp_path))


def bomb_book() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        packed.writestr("xl/_rels/workbook.xml.rels", "<a/>")
    return made.getvalue()


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [path, *(one for key, part in value.items() for one in leaves(part, (*path, key)))]
    if isinstance(value, list):
        return [path, *(one for place, part in enumerate(value) for one in leaves(part, (*path, place)))]
    return [path]


NASTY: tuple[Any, ...] = (
    None, True, -1, 0, 10**17, "", "9" * 400, "1e999999999", "\u202e", "–", [], {}, [[]], {"a": {}}, [None], "NaN",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_any_value_in_any_place_is_no_traceback(forger: Forger, tmp_path: Path, seed: int) -> None:
    """What stands anywhere in the record becomes something else, or is left out; a report comes all the same."""
    dice = random.Random(seed)
    whole = json.dumps(forger.record)
    every = [one for one in leaves(forger.record) if one and (one[0] != "entries" or dice.random() < 0.2)]
    for path in dice.sample(every, 40):
        record = json.loads(whole)
        value = record
        for key in path[:-1]:
            value = value[key]
        if dice.random() < 0.3 and isinstance(value, dict):
            del value[path[-1]]
        else:
            value[path[-1]] = dice.choice(NASTY)
        (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
        report = verify(tmp_path / "record.json")
        assert report.refused is not None or report.checks


@pytest.mark.parametrize("seed", range(3))
def test_a_pack_damaged_anywhere_is_never_sound_nor_a_traceback(packed: bytes, tmp_path: Path, seed: int) -> None:
    """Bytes of the ZIP itself changed, cut off or put in between."""
    dice = random.Random(seed)
    for _ in range(8):
        place = dice.randrange(len(packed))
        how: Callable[[], bytes] = dice.choice(
            (
                lambda at=place: packed[:at],
                lambda at=place: packed[:at] + struct.pack("<I", dice.randrange(2**32)) + packed[at + 4 :],
                lambda at=place: packed[:at] + b"\0" + packed[at:],
            )
        )
        (tmp_path / "paket.zip").write_bytes(how())
        report = verify(tmp_path / "paket.zip")
        assert report.refused is not None or report.checks


def test_depth_is_counted_outside_of_texts() -> None:
    assert read_json(json.dumps({"a": "[" * 1000}).encode(), "x").text("a") == "[" * 1000
