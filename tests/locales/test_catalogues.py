"""Promises of the translations: nothing missing, nothing doubtful, nothing left over."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from locales import catalogues
from locales.messages import MESSAGES
from locales.messages.buttons import BUTTONS
from locales.messages.sheets import HEADS, NAMES
from locales.messages.terms import SAID, TERMS
from locales.words import Words, words_for
from rules.text import utf16_units

TRANSLATED = catalogues.languages()[1:]


def fields(text: str) -> list[str]:
    """The values a text waits for, sorted, as often as they stand in it."""
    return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)


def test_english_is_a_language_of_the_house() -> None:
    """Indonesian is the source, English the first translation."""
    assert catalogues.languages()[:2] == ("id", "en")


def test_every_text_of_the_table_is_marked_for_translators() -> None:
    """Babel finds exactly the texts that can be said: none is unmarked, none is marked for nothing."""
    said = {*MESSAGES.values(), *NAMES, *HEADS, *(term for term, _ in SAID), *(text for pair in TERMS for text in pair)}
    assert {message.id for message in catalogues.extracted() if message.id} == said


def test_the_template_is_as_new_as_the_texts() -> None:
    """`python -m locales.catalogues` has been run since the last change."""
    with catalogues.TEMPLATE.open("rb") as stored:
        template = read_po(stored)
    assert {message.id for message in template} == {message.id for message in catalogues.extracted()}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_complete_and_holds_nothing_else(language: str) -> None:
    """Each text has its translation; none is fuzzy, none obsolete, none of a text that went."""
    catalogue = catalogues.read(language)
    wanted = {message.id for message in catalogues.extracted() if message.id}
    assert {message.id for message in catalogue if message.id} == wanted
    assert [message.id for message in catalogue if message.id and not message.string] == []
    assert [message.id for message in catalogue if message.fuzzy] == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_waits_for_the_same_values(language: str) -> None:
    """A value missing in one language would be a figure one reader never sees."""
    differing = [
        message.id
        for message in catalogues.read(language)
        if message.id and fields(str(message.id)) != fields(str(message.string))
    ]
    assert differing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_tone_too(language: str) -> None:
    """No exclamation marks, no markup, buttons as short as the Indonesian ones may be."""
    for key, text in MESSAGES.items():
        said = catalogues.translate(text, language)
        assert not set("!<>") & set(said), key
        assert key not in BUTTONS or utf16_units(said) <= 32, key
        assert not key.startswith("perintah_") or utf16_units(said) <= 256, key


def test_a_catalogue_is_compiled_in_memory() -> None:
    """No compiled file lies in the house, so none can be older than its source."""
    assert words_for("en").plain("tombol_daftar") == "Register"
    assert list(Path(catalogues.__file__).parent.rglob("*.mo")) == []


def test_an_unknown_language_is_answered_in_indonesian() -> None:
    """A phone set to Javanese reads Indonesian, not an error."""
    assert words_for("jv").language == "id"
    assert words_for("jv").plain("tombol_daftar") == "Daftar"


def test_renewing_changes_nothing_when_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are what the command writes, byte for byte: no clock, no path, no order of chance."""
    stored = catalogues.catalogue_path("en").read_bytes(), catalogues.TEMPLATE.read_bytes()
    copy = tmp_path / "jajak.po"
    copy.write_bytes(stored[0])
    monkeypatch.setattr(catalogues, "TEMPLATE", tmp_path / "jajak.pot")
    monkeypatch.setattr(catalogues, "catalogue_path", lambda language: copy)
    catalogues.renew()
    assert copy.read_bytes() == stored[0]
    assert (tmp_path / "jajak.pot").read_bytes() == stored[1]


def test_both_languages_know_every_key() -> None:
    """A key can be said in any language of the house."""
    assert all(isinstance(words_for(language), Words) for language in catalogues.languages())
    assert words_for("en").plain("notice", pengendali="P", dasar="D", n=30, kontak="K").startswith("Notice on personal")


def test_the_same_words_are_a_button_here_and_a_state_there() -> None:
    """ "Angkat tangan" asks on a button and tells in the minutes; English has a word for each."""
    keys = ("tombol_angkat", "notula_angkat", "entri_speech_raised")
    assert [words_for("en").plain(key) for key in keys] == ["Raise hand", "Raised hand", "Hand raised"]
    assert {words_for("id").plain(key) for key in keys} == {"Angkat tangan"}
