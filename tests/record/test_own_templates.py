"""Templates of the office: what they may hold, what is refused and how it is named, and what happens when one fails."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document

from locales.messages import MESSAGES
from record import attendance_list, minutes, notula, official_report
from record.docx_file import TEMPLATES
from record.exports import render
from record.own_templates import check_template, package_problems
from record.record import Record
from record.record_paper import OwnTemplate, Paper
from record.template_samples import sample_of
from rules.stationery import DOCUMENTS
from tests.record.files import document_texts
from tests.record.test_templates import names_of

HEAD = "{{ kepala }} {{ sidik }}"


def document(*lines: str) -> bytes:
    """A Word document of these paragraphs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    body = io.BytesIO()
    made.save(body)
    return body.getvalue()


def with_part(name: str, content: bytes, *, to: bytes | None = None) -> bytes:
    """A good document with one part more, or one changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to or document(HEAD))) as source, zipfile.ZipFile(made, "w") as target:
        for one in source.namelist():
            if one != name:
                target.writestr(one, source.read(one))
        target.writestr(name, content)
    return made.getvalue()


def wrong(content: bytes, name: str = "notula") -> list[str]:
    """The keys of what is wrong."""
    found = check_template(name, content)
    assert all(one["key"] in MESSAGES for one in found.problems)
    return [one["key"] for one in found.problems]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_templates_of_the_house_pass_their_own_check(name: str) -> None:
    """An office that edits one and sends it back is not refused for what was in it."""
    assert check_template(name, (TEMPLATES / f"{name}.docx").read_bytes()).problems == ()


def test_the_sample_has_every_field_and_no_other(sample: Record) -> None:
    """What passes the check finds its fields in a real meeting."""
    for name, fields in (
        ("notula", minutes.fields),
        ("berita-acara", official_report.fields),
        ("daftar-hadir", attendance_list.fields),
    ):
        real, shown = names_of(fields(sample)), names_of(sample_of(name))
        assert real - shown == set()
        assert sample_of(name).keys() == fields(sample).keys()
        # A sounding, numbers and proposed corrections are not in this meeting.
        absent = {"baris", "butir", "akhir", "lewati", "setuju", "tidak", "ukuran", "nilai"}
        assert shown - real <= absent | {"perihal", "usulan", "putusan"}


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        ((HEAD, "{{ judul }}", "{%p if kop.ada and not tampil_tempat %}", "x", "{%p endif %}"), []),
        ((HEAD, "{{ tidak_ada }}", "{{ kop.tidak }}"), ["templat_isian", "templat_isian"]),
        (("{{ judul }}",), ["templat_wajib", "templat_wajib"]),
        ((HEAD, "{{ 7*7 }}"), ["templat_perintah"]),
        ((HEAD, "{{ judul.upper() }}"), ["templat_perintah"]),
        ((HEAD, "{{ judul | replace('a','b') }}"), ["templat_perintah"]),
        ((HEAD, "{{ ''.__class__.__mro__ }}"), ["templat_isian"]),
        ((HEAD, "{{ judul.__class__ }}"), ["templat_isian"]),
        ((HEAD, "{% set x = 1 %}"), ["templat_perintah"]),
        ((HEAD, "{% include 'x' %}"), ["templat_perintah"]),
        ((HEAD, "{% for i in range(9) %}{% endfor %}"), ["templat_perintah"]),
        ((HEAD, "{% for i in judul %}{% endfor %}"), ["templat_bukan_daftar"]),
        ((HEAD, "{% for a in acara %}{% for b in acara %}{% endfor %}{% endfor %}"), ["templat_perulangan"]),
        ((HEAD, "{{ acara }}"), ["templat_bukan_teks"]),
        ((HEAD, "{% if judul %}"), ["templat_susunan"]),
    ],
    ids=range(15),
)
def test_only_fields_choices_and_repetitions_may_stand_there(lines: tuple[str, ...], keys: list[str]) -> None:
    """Everything else is named and refused before anything is rendered."""
    assert wrong(document(*lines)) == keys


def test_an_unknown_field_is_named_and_a_missing_one_too() -> None:
    """So that whoever edits the file finds it."""
    found = check_template("notula", document(HEAD, "{{ kop.tidak }}"))
    assert found.problems[0]["values"] == {"isian": "kop.tidak"}
    assert {"daftar_jp", "judul"} <= set(check_template("notula", document(HEAD)).unused)


def bomb() -> bytes:
    """A part that unpacks to far more than a document holds."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 41 * 1024 * 1024)
    return made.getvalue()


LINK = b'<Relationships><Relationship Id="r" Type="t/attachedTemplate" Target="http://x" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "templat_rusak"),
        (b"PK\x03\x04 not a package", "templat_rusak"),
        (with_part("word/vbaProject.bin", b"x"), "templat_makro"),
        (with_part("word/embeddings/oleObject1.bin", b"x"), "templat_makro"),
        (with_part("word/_rels/settings.xml.rels", LINK), "templat_luar"),
        (with_part("word/more.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "templat_luar"),
        (with_part("word/more.xml", b"<w:instrText> DDEAUTO c:\\x </w:instrText>"), "templat_luar"),
        (with_part("[Content_Types].xml", b"macroEnabled.main+xml"), "templat_makro"),
        (with_part("[Content_Types].xml", b"<Types/>"), "templat_bukan_word"),
        (bomb(), "templat_besar"),
    ],
    ids=range(10),
)
def test_a_package_that_is_more_than_a_document_is_refused(content: bytes, key: str) -> None:
    """Macros, embedded objects, what is fetched from elsewhere, what is broken or swells."""
    assert wrong(content) == [key]


def test_a_template_of_the_office_is_used_and_texts_stay_as_typed(short_sample: Record) -> None:
    """The office's file instead of ours; what people typed is rendered once, never twice."""
    body = document(HEAD, "Kantor kami", "{{ judul }}")
    text = "{{ 7*7 }} {% raw %} <b>&amp;"
    meeting = replace(short_sample.meeting, title=text)
    record = replace(short_sample, meeting=meeting, paper=Paper(templates=(OwnTemplate("notula", "0", body),)))
    said = document_texts(notula.write(record))
    assert "Kantor kami" in said
    assert text in said
    assert "Kantor kami" not in document_texts(notula.write(record, "en"))


def test_a_template_that_fails_later_gives_way_and_the_file_says_so(short_sample: Record, monkeypatch: Any) -> None:
    """A field that is no longer there, or a file that was damaged: the built-in one is used, with a remark."""
    for body in (document(HEAD, "{{ hilang }}"), b"rusak"):
        record = replace(short_sample, paper=Paper(templates=(OwnTemplate("notula", "0", body),)))
        (made,) = render(record, "notula")
        assert "NOTULA" in document_texts(made.content)
        assert "memakai templat bawaan" in made.caption
    (plain,) = render(short_sample, "notula")
    assert plain.caption == ""


@pytest.mark.parametrize(
    "relation",
    [
        '<Relationship Id="r1" Type="t/attachedTemplate" Target="http://a.example/x" TargetMode="External"/>',
        "<Relationship Id='r1' Type='t/attachedTemplate' Target='http://a.example/x' TargetMode='External'/>",
        '<Relationship Id="r1" Type="t/attachedTemplate" Target="http://a.example/x" TargetMode = "External"/>',
        '<Relationship Id="r1" Type="t" Target="http://a.example/relationships/hyperlink" TargetMode="External"/>',
        '<q:Relationship xmlns:q="http://schemas.openxmlformats.org/package/2006/relationships" Id="r1" Type="t"'
        ' Target="http://a.example/x" TargetMode="External"/>',
        "<Relationship",
    ],
)
def test_what_a_program_would_fetch_is_refused_however_it_is_spelt(relation: str) -> None:
    """A reader's office program never asks another machine for a part of the minutes."""
    made = io.BytesIO()
    source = zipfile.ZipFile(TEMPLATES / "berita-acara.docx")
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    with source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("word/_rels/theme.xml.rels", f"{head}{relation}</Relationships>")
    assert [one["key"] for one in package_problems(made.getvalue())] == ["templat_luar"]


def test_a_damaged_part_is_a_broken_template() -> None:
    """Whatever the packer says of it, the office reads that its template is broken."""
    content = bytearray((TEMPLATES / "berita-acara.docx").read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        start = package.getinfo("word/document.xml").header_offset
    at = start + 30 + len("word/document.xml")
    content[at : at + 40] = b"\xff" * 40
    assert [one["key"] for one in package_problems(bytes(content))] == ["templat_rusak"]
