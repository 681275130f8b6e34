"""Templates that are kept: worked out once, never mixed up, and nothing of one document in the next."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SecurityError

from record import notula, papers
from record.docx_file import TEMPLATES, new_sheet
from record.kept_templates import environment
from record.record import Record
from tests.record.files import document_texts


def test_a_source_is_compiled_once_and_a_broken_one_fails_each_time() -> None:
    """What is kept is what was compiled, by its whole source."""
    kept = environment()
    assert kept.from_string("{{ judul }}") is kept.from_string("{{ judul }}")
    assert kept.from_string("{{ judul }}!").render(judul="<b>") == "&lt;b&gt;!"
    for _ in range(2):
        with pytest.raises(TemplateSyntaxError):
            kept.from_string("{% for")
        with pytest.raises(UndefinedError):
            kept.from_string("{{ judul }}").render()
        with pytest.raises(SecurityError):
            kept.from_string("{{ ().__class__.__mro__ }}").render()


def test_tags_of_a_template_are_tidied_alike_each_time() -> None:
    """As the library does it by itself."""
    from docxtpl import DocxTemplate

    path = TEMPLATES / "notula.docx"
    own = DocxTemplate(str(path))
    own.init_docx()
    wanted = own.patch_xml(own.get_xml())
    for _ in range(2):
        sheet = new_sheet(path).template
        sheet.init_docx()
        assert sheet.patch_xml(sheet.get_xml()) == wanted


def test_documents_written_at_once_have_nothing_of_each_other(short_sample: Record) -> None:
    """Eight meetings in four threads, each in its own room; written again the bytes are the same."""
    records = [
        replace(short_sample, meeting=replace(short_sample.meeting, place=f"Ruang {number}a")) for number in range(8)
    ]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(papers.write_report, records))
    for number, body in enumerate(made):
        text = document_texts(body)
        assert [other for other in range(8) if f"Ruang {other}a" in text] == [number]
    assert made[3] == papers.write_report(records[3])
    assert notula.write(short_sample) == notula.write(short_sample)
