"""The words that stand for a picture, read back against what was drawn."""

import re

import pytest

from record.chart_words import described, figures
from record.charts import cards, prints
from record.charts.likert_face import LikertFace
from record.faces import breakdown_face_of, face_of
from record.record import Record
from record.tongue import written_in
from tests.record import kind_faces as made
from tests.record.picture_checks import lengths_of, texts_of


@pytest.mark.parametrize("kind", made.sample_kinds())
def test_what_is_said_of_a_picture_is_what_it_shows(kind: str) -> None:
    """Every figure drawn for a row, a part or a column stands in its alternative text; no figure of the text is
    missing from the picture."""
    face = made.sample_kinds()[kind]
    heading = face.heading
    around = " ".join((heading.title, heading.question, heading.source, *heading.facts, *heading.notes, heading.code))
    said, shown = described(face), texts_of(*cards.pages(face))
    for text in shown:
        if text.rstrip("%").replace(",", "").isdigit() and text not in around:
            assert text in said, text
    drawn = " ".join((*shown, *texts_of(prints.draw(face)))).replace("%", "")
    if isinstance(face, LikertFace):
        # A figure too wide for its part is not written into it: there the part itself shows it.
        drawn += " ".join(point.share_text for item in face.items for point in item.points)
        lengths = lengths_of(*cards.pages(face))
        assert all(lengths[f"{item.code}/{point.code}"] > 0 for item in face.items for point in item.points)
    for figure in figures_of(said):
        assert figure in drawn, figure


def figures_of(said: str) -> list[str]:
    """Shares and means: what has a decimal comma."""
    words = (word.strip(".;:,()%") for word in said.split())
    return [word for word in words if "," in word and word.replace(",", "").isdigit()]


def test_a_scale_s_point_is_told_from_its_count() -> None:
    """Both are numbers: "1: 3; 2: 7", never "1 3; 2 7"."""
    for name in ("scale", "secret"):
        said = figures(made.sample_kinds()[name])
        assert re.search(r"\b1: \d", said), said
        assert not re.search(r"\b1 \d", said), said


def test_a_picture_of_an_english_paper_has_no_indonesian_words_of_ours(sample: Record) -> None:
    """Chips, the row of everybody, hidden rows and means; what people typed stays as typed."""
    asked = sample.question("JP3")
    with written_in("en"):
        face = breakdown_face_of(sample, asked)
        assert face is not None
        drawn = " ".join(texts_of(prints.draw(face)))
        ranked = " ".join(texts_of(prints.draw(face_of(sample, sample.question("JP4")))))
    assert "not shown" in drawn
    assert "tidak ditampilkan" not in drawn
    assert (face.total.name, face.heading.chips[0].text) == ("All", "INTERIM RESULT")
    assert "rata-rata" not in ranked
    assert "mean 2.47" in ranked
