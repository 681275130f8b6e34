"""Promises of the templates: every field is documented and used, and the files are those the script lays out."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from record import attendance_list, minutes, official_report
from record.docx_file import TEMPLATES as FOLDER
from record.docx_file import settled
from record.record import Record
from record.record_amendments import Amendment
from record.templates.build import TEMPLATES, suffix
from record.tongue import LANGUAGES, written_in
from rules.questions import Kind
from tests.record.kinds import WAYS, drawn
from tests.record.sounded import sounded

GUIDE = Path(__file__).parents[2] / "docs" / "templat-naskah.md"
PAPERS: dict[str, tuple[str, Callable[[Record], dict[str, Any]]]] = {
    "notula": ("Notula", minutes.fields),
    "berita-acara": ("Berita acara", official_report.fields),
    "daftar-hadir": ("Daftar hadir", attendance_list.fields),
}
# Fields that the templates of the house leave out, for an office that wants them.
UNUSED = {
    "notula": set(),
    "berita-acara": {"gambar", "waktu", "hari_tanggal", "acara", "belum", "tempat"},
    "daftar-hadir": {"ttd", "kota_tanggal", "prefiks", "ada_pencatat", "pencatat", "nama_pencatat"},
}


def names_of(found: Any) -> set[str]:
    """Every key in a tree of fields."""
    if isinstance(found, dict):
        return {*found, *(name for part in found.values() for name in names_of(part))}
    return {name for part in found for name in names_of(part)} if isinstance(found, list) else set()


def documented(section: str) -> set[str]:
    """The fields the guide names under a heading."""
    parts = re.split(r"^## ", GUIDE.read_text(encoding="utf-8"), flags=re.M)
    return {name for part in parts if part.startswith(section) for name in re.findall(r"`([a-z_]+)`", part)}


@pytest.fixture
def everything(sample: Record, making: Any) -> Record:
    """The sample with a question of numbers, a sounding and a correction besides, so that no list is empty."""
    numbers = drawn(making, random.Random(2), Kind.NUMBER, WAYS[-1][1], count=20, code="JP9")
    home = sample.organisations[0].ref
    return replace(
        sample,
        questions=(*sample.questions, numbers),
        soundings=(sounded(sample, "Jalan"),),
        amendments=(Amendment("UK1", 1, "p1", home, "general", "", "Salah.", "open", "", "", None),),
    )


@pytest.mark.parametrize("name", PAPERS)
def test_every_field_is_documented(everything: Record, name: str) -> None:
    """The guide names each field of the paper, and promises no other."""
    section, fields = PAPERS[name]
    known = names_of(fields(everything))
    common, own = documented("Semua naskah"), documented(section)
    assert common | own == known
    assert common <= known


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_used(everything: Record, name: str, language: str) -> None:
    """What the fields give stands somewhere in a template of that paper, the older layout included."""
    files = [name, "notulen-lama"] if name == "notula" else [name]
    used = ""
    for file in files:
        with zipfile.ZipFile(FOLDER / f"{file}{suffix(language)}.docx") as package:
            used += "".join(package.read(one).decode() for one in package.namelist() if one.endswith(".xml"))
    unused = {field for field in names_of(PAPERS[name][1](everything)) if field not in used}
    assert unused == UNUSED[name]


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_those_the_script_lays_out(name: str, language: str) -> None:
    """A change of the script that was not built would not reach anybody."""
    with written_in(language):
        made = io.BytesIO()
        TEMPLATES[name]().save(made)
    fresh, kept = settled(made.getvalue()), (FOLDER / f"{name}{suffix(language)}.docx").read_bytes()
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml"):
        read = [zipfile.ZipFile(io.BytesIO(body)).read(part) for body in (fresh, kept)]
        assert read[0] == read[1], part
