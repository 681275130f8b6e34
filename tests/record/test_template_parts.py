"""Parts of a template that would fetch or run something are found however they are written."""

from __future__ import annotations

import pytest

from tests.record.test_own_templates import with_part, wrong

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="t/attachedTemplate" Target="http://a.example/x" TargetMode="External"/></Relationships>'
)


def instruction(*runs: str) -> str:
    """A field written in so many runs."""
    return BEGIN + "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)


def part_of(body: str, encoding: str = "utf-8") -> bytes:
    """A part of a document in some encoding, as it declares itself."""
    return f'<?xml version="1.0" encoding="{encoding}"?><w:hdr {W}><w:p>{body}</w:p></w:hdr>'.encode(encoding)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/_rels/more.xml.rels", f'<?xml version="1.0" encoding="UTF-16"?>{RELATION}'.encode("utf-16")),
        ("word/_rels/MORE.XML.RELS", RELATION.encode()),
        ("word/more.xml", part_of(instruction("INCLUDE", "TEXT", ' "http://a.example/x"'))),
        ("word/more.xml", part_of(instruction(" D", "D", "E", "AUTO excel"))),
        ("word/more.xml", part_of(instruction("dde excel"))),
        ("word/more.xml", part_of(instruction("&#73;NCLUDEPICTURE x"))),
        ("word/more.xml", part_of(instruction("INCLUDE") + instruction("TEXT x"))),
        ("word/more.xml", part_of(instruction(" LINK ", "Excel.Sheet"))),
        ("word/more.xml", part_of('<w:fldSimple w:instr=" &#68;DE x "/>')),
        ("word/more.xml", part_of(instruction("INCLUDETEXT x"), "utf-16")),
        ("word/MORE.XML", part_of(instruction("INCLUDETEXT x"))),
        ("word/more.dat", part_of(instruction("INCLUDETEXT x"))),
        ("word/more.dat", part_of(instruction("INCLUDETEXT x"), "utf-16")),
        ("word/more.xml", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")),
        ("word/more.xml", part_of("<w:altChunk/>", "utf-16")),
    ],
    ids=range(15),
)
def test_neither_encoding_nor_runs_nor_capitals_hide_what_reaches_out(name: str, content: bytes) -> None:
    """The part is read as the XML that an office program reads."""
    assert wrong(with_part(name, content)) == ["templat_luar"]


@pytest.mark.parametrize(
    "body",
    [
        instruction("PAGE", " \\* MERGEFORMAT"),
        instruction(' HYPERLINK "http://a.example/link/include"'),
        '<w:fldSimple w:instr=" NUMPAGES "/>',
        "<w:r><w:t>DDE adalah singkatan, INCLUDETEXT juga.</w:t></w:r>",
    ],
    ids=range(4),
)
def test_fields_that_fetch_nothing_and_words_about_them_may_stand(body: str) -> None:
    """Page numbers, links that a reader presses, and a sentence that only names such a field."""
    assert wrong(with_part("word/more.xml", part_of(body))) == []
