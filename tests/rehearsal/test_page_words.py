"""The phones' page keeps the house's promises: words in both languages, nothing that could run what people wrote."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "rehearsal" / "page"
SCRIPTS = sorted(PAGE.glob("*.js"))
FILES = sorted([*SCRIPTS, *PAGE.glob("*.css"), *PAGE.glob("*.html")])
LINES_MAX = 250
# Keys that are put together from what the emulator tells: the kind of a file, a service message, a pace.
MADE = re.compile(r"(?:kind|event|pace)_\w+")


def _words(name: str) -> dict[str, str]:
    return dict(re.findall(r'\b([a-z_]+): "([^"]*)"', (PAGE / name).read_text()))


def test_every_word_is_there_in_both_languages_with_the_same_places() -> None:
    """An English reader misses nothing, and {0} stands wherever the other language has it."""
    indonesian, english = _words("catalogue.js"), _words("english.js")
    assert len(indonesian) > 150
    assert indonesian.keys() == english.keys()
    places = re.compile(r"\{\d\}")
    assert [
        key for key in indonesian if sorted(places.findall(indonesian[key])) != sorted(places.findall(english[key]))
    ] == []


def test_every_key_that_is_said_has_words_and_no_words_lie_about() -> None:
    """A key without words would be shown as it stands; words that nobody says are a remnant."""
    known = _words("catalogue.js").keys()
    said = "".join(path.read_text() for path in SCRIPTS if path.name not in ("catalogue.js", "english.js"))
    assert set(re.findall(r'\bt\("([a-z_]+)"', said)) <= known
    assert [key for key in known if f'"{key}"' not in said and not MADE.fullmatch(key)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_fits_a_head_and_runs_nothing_that_people_wrote(path: Path) -> None:
    """No markup from strings, no inline script or style, nothing from elsewhere."""
    text = path.read_text()
    assert len(text.splitlines()) <= LINES_MAX
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "import(",
    ):
        assert forbidden not in text
    if path.suffix == ".html":
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text) == []
        assert re.findall(r'(?:src|href)="(?!/halaman/)', text) == []
    if path.suffix == ".css":
        assert "@import" not in text
        assert "url(" not in text
