"""The pack: members, manifest and sums that the usual tools read, attachments, the same bytes anywhere."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from record.exports import FORMATS, HOLDING, PACK, render
from record.published import published
from record.record import Record
from record.record_submissions import Attachment, FileState
from tests.record.schema import SCHEMA, faults

ROOT = Path(__file__).parents[2]
MAKE = """
import hashlib, io, pickle, sys, zipfile
from record.exports import render
(made,) = render(pickle.load(sys.stdin.buffer), "paket")
opened = zipfile.ZipFile(io.BytesIO(made.content))
print(hashlib.sha256(made.content).hexdigest(), made.name)
for name in opened.namelist():
    print(hashlib.sha256(opened.read(name)).hexdigest(), name)
"""


def packed(record: Record) -> tuple[zipfile.ZipFile, dict[str, object]]:
    (made,) = render(record, PACK)
    opened = zipfile.ZipFile(io.BytesIO(made.content))
    return opened, json.loads(opened.read("manifest.json"))


def with_files(record: Record, folder: Path) -> Record:
    """Three files of points: one as it was kept, one changed on the disk, one that nobody finds."""
    (folder / "1" / "media").mkdir(parents=True)
    attached = []
    for place, state in enumerate(("kept", "changed", "gone"), 1):
        content = f"berkas {place}".encode()
        path = f"1/media/{place}-abc.jpg"
        if state != "gone":
            (folder / path).write_bytes(content if state == "kept" else b"lain    ")
        digest = hashlib.sha256(content).hexdigest()
        name = f"../../{place} =foto.jpg"
        attached.append(
            Attachment(record.points[0].code, "photo", "image/jpeg", name, len(content), digest, None, path, 1)
        )
    return replace(record, attachments=tuple(attached), files=str(folder))


def test_the_manifest_names_every_file_with_its_size_and_sum(short_sample: Record) -> None:
    """Schema, meeting, status, number, head, version, templates; files sorted; nothing in the ZIP that is not named."""
    opened, manifest = packed(short_sample)
    assert short_sample.head is not None
    assert manifest["schema"] == "jajak.pack/1"
    assert (manifest["meeting"], manifest["status"], manifest["export"]) == ("TKPK-JBG-2023-11-23", "konsep", 3)
    assert manifest["head"] == {"seq": short_sample.head.seq, "hash": short_sample.head.hash}
    assert manifest["variant"] == "secretariat"
    assert set(manifest["product"]) == {"name", "version"}  # type: ignore[arg-type]
    templates = (ROOT / "record" / "templates").glob("*.docx")
    assert manifest["templates"] == {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in templates}
    named = {one["name"]: one for one in manifest["files"]}  # type: ignore[attr-defined]
    assert list(named) == sorted(named)
    assert opened.namelist() == sorted([*named, "manifest.json", "SHA256SUMS"])
    for name, one in named.items():
        content = opened.read(name)
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert named["verify.pyz"]["role"] == "verifier"
    assert {one["role"] for one in named.values()} >= {made.document for made in FORMATS.values()} - HOLDING
    assert faults(json.loads(opened.read("record.json")), SCHEMA) == []


def test_the_usual_tool_checks_every_file(short_sample: Record, tmp_path: Path) -> None:
    """`sha256sum -c SHA256SUMS` in the unpacked folder passes, manifest included, and fails after one changed byte."""
    opened, _ = packed(short_sample)
    opened.extractall(tmp_path)
    command = ["sha256sum", "-c", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "manifest.json: OK" in done.stdout
    assert len(done.stdout.splitlines()) == len(opened.namelist()) - 1
    (tmp_path / "hasil.csv").write_bytes(b"\xef\xbb\xbfKode\r\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("is_published", [False, True], ids=["secretariat", "published"])
def test_the_verifier_inside_understands_the_pack_it_lies_in(
    short_sample: Record, tmp_path: Path, is_published: bool
) -> None:
    """Run from the pack itself, in a folder and with an interpreter that know nothing of us: manifest, chain,
    breakdowns, receipts and the figures of the files pass. The sample's entries seal nothing, so that is not asked."""
    record = published(short_sample) if is_published else short_sample
    (made,) = render(record, PACK)
    (tmp_path / made.name).write_bytes(made.content)
    (tmp_path / "verify.pyz").write_bytes(zipfile.ZipFile(io.BytesIO(made.content)).read("verify.pyz"))
    command = [sys.executable, "-I", "verify.pyz", made.name, "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    told = {one["number"]: one for one in json.loads(done.stdout)["checks"]}
    assert [told[number]["findings"] for number in (1, 2, 7, 8, 9)] == [[]] * 5
    assert told[1]["result"] == "passed"


def test_members_are_sorted_and_stamped_with_one_date(short_sample: Record) -> None:
    """Nothing of the clock, of the machine or of who made it."""
    opened, _ = packed(short_sample)
    infos = opened.infolist()
    assert [one.filename for one in infos] == sorted(one.filename for one in infos)
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(one.create_system, one.external_attr >> 16, one.extra, one.comment) for one in infos} == {
        (3, 0o644, b"", b"")
    }


def test_the_parts_are_the_single_files(short_sample: Record) -> None:
    """Whoever pulls the notula alone has the file of the pack."""
    opened, _ = packed(short_sample)
    for name in ("notula", "rekapitulasi", "diagram"):
        for made in render(short_sample, name):
            assert opened.read(made.name) == made.content
    (record,) = render(short_sample, "record")
    assert opened.read("record.json") == record.content


def test_files_of_points_lie_beside_their_point(short_sample: Record, tmp_path: Path) -> None:
    """Only whole ones, under the code of the point; what is not there is said in the record inside."""
    opened, manifest = packed(with_files(short_sample, tmp_path))
    code = short_sample.points[0].code.lower()
    found = [one["name"] for one in manifest["files"] if one["role"] == "attachment"]  # type: ignore[attr-defined]
    assert found == [f"lampiran/{code}-1.jpg"]
    assert opened.read(found[0]) == b"berkas 1"
    states = [one["state"] for one in json.loads(opened.read("record.json"))["points"][0]["files"]]
    assert states == [FileState.AS_SENT, FileState.MISSING, FileState.MISSING]


def test_the_pack_for_publication_holds_no_paper_of_the_secretariat(short_sample: Record, tmp_path: Path) -> None:
    """No notula with its annexes, no attachment, and every file says by its name that it is for publication."""
    opened, manifest = packed(published(with_files(short_sample, tmp_path)))
    names = opened.namelist()
    assert manifest["variant"] == "published"
    assert not any(name.startswith(("lampiran/", "notula", "berita-acara", "daftar-hadir")) for name in names)
    assert {"record.json", "hasil.csv", "kehadiran.csv"} <= set(names)
    assert any(name.startswith("rekapitulasi-publik_") for name in names)
    assert faults(json.loads(opened.read("record.json")), SCHEMA) == []


def test_the_seal_is_the_sum_of_the_manifest(short_sample: Record) -> None:
    """What the caption and the record hold is what anybody hashes."""
    (made,) = render(short_sample, PACK, number=9)
    opened = zipfile.ZipFile(io.BytesIO(made.content))
    assert made.manifest == hashlib.sha256(opened.read("manifest.json")).hexdigest()
    assert made.name == "paket_tkpk-jbg-2023-11-23_konsep_v9.zip"
    assert json.loads(opened.read("manifest.json"))["export"] == 9


@pytest.mark.parametrize(
    "settings",
    [
        {"TZ": "Asia/Jayapura", "LANG": "C", "PYTHONHASHSEED": "7"},
        {"TZ": "America/New_York", "LANG": "id_ID.UTF-8", "LC_ALL": "", "PYTHONHASHSEED": "4242"},
    ],
    ids=["jayapura", "new-york"],
)
def test_the_same_record_gives_the_same_pack_anywhere(
    short_sample: Record, tmp_path: Path, settings: dict[str, str]
) -> None:
    """Another process, zone, language and hash seed: the same ZIP, byte for byte, and so every member."""
    record = with_files(short_sample, tmp_path)
    made = subprocess.run(
        [sys.executable, "-c", MAKE],
        input=pickle.dumps(record), env=os.environ | settings, cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    (here,) = render(record, PACK)
    opened = zipfile.ZipFile(io.BytesIO(here.content))
    members = [f"{hashlib.sha256(opened.read(name)).hexdigest()} {name}" for name in opened.namelist()]
    assert made.stdout.decode().splitlines() == [f"{hashlib.sha256(here.content).hexdigest()} {here.name}", *members]
