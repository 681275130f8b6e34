"""A question written in one message, and the limits of wording and options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.questions import APPROVAL, APPROVAL_OPTIONS, Kind, Mode, Unit
from rules.refusals import Refusal
from rules.writing import WrittenQuestion, check_options, check_wording, write_question


def told(written: WrittenQuestion) -> tuple[tuple[str, str], ...]:
    """Codes and texts of the options, whose ids are their places."""
    assert [option.id for option in written.options] == list(range(1, len(written.options) + 1))
    return tuple((option.code, option.text) for option in written.options)


# Messages out of the pieces that mean something, in any order.
PIECES = (
    *("Apa?", "Ya", "Tidak", "setuju/tidak setuju/abstain", "#setuju", "#ganda 2", "#ganda", "#skala 0-10", "#skala"),
    *("#peringkat 2 irv", "#peringkat", "#isian 50", "#angka 0-10", "#terbuka", "#unsur a b", "#rahasia", "#instansi"),
    *("#instansi pertama", "#bobot", "#lainnya", "#tidaktahu", "#kuorum 1/2 wajib", "#ambang 2/3", "#", "# tiga"),
)
MESSAGES = st.lists(st.sampled_from(PIECES), max_size=8).flatmap(
    lambda pieces: st.sampled_from(("\n", " ")).map(lambda between: between.join(pieces))
)


def refused(message: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        write_question(message)
    return caught.value.key, caught.value.values


def test_the_first_line_asks_and_each_other_line_is_an_option() -> None:
    """Empty lines and blanks do not matter; codes are letters in order."""
    written = write_question("  Bidang apa?  \n\n Data sasaran \nRumah\n\nUsaha mikro")
    assert written.wording == "Bidang apa?"
    assert told(written) == (("A", "Data sasaran"), ("B", "Rumah"), ("C", "Usaha mikro"))
    assert (written.kind, written.preset, written.mode, written.unit) == (
        *(Kind.SINGLE, "", Mode.BY_CONSTITUENCY, Unit.PERSON),
    )


@pytest.mark.parametrize(
    "lines", ["A. Satu\nB. Dua", "- Satu\n- Dua", "1) Satu\n2) Dua", "a) Satu\nb) Dua", "• Satu\n– Dua", "Satu\nDua"]
)
def test_bullets_and_letters_go_when_every_line_has_one(lines: str) -> None:
    """People paste lists from elsewhere."""
    assert told(write_question(f"Apa?\n{lines}")) == (("A", "Satu"), ("B", "Dua"))


def test_a_bullet_on_one_line_only_is_text() -> None:
    """What might be meant stays."""
    assert told(write_question("Apa?\n5. Satu\nDua")) == (("A", "5. Satu"), ("B", "Dua"))
    assert told(write_question("Berapa?\n-5\n-6")) == (("A", "-5"), ("B", "-6"))
    assert told(write_question("Berapa?\n1.250\n2.500")) == (("A", "1.250"), ("B", "2.500"))


@pytest.mark.parametrize(
    "message",
    [
        "Setujukah?\nsetuju/tidak setuju/abstain",
        "Setujukah?\nSetuju / Tidak Setuju / Abstain",
        "Setujukah?\n#setuju",
        "Setujukah? #SETUJU",
        "#setuju\nSetujukah?",
        "Setujukah?\nSetuju\nTidak setuju\nAbstain",
        "Setujukah?\n- Setuju\n- Tidak setuju\n- Abstain\n#setuju",
    ],
)
def test_approval_in_each_spelling(message: str) -> None:
    """The preset keeps its own codes and order however it is asked for."""
    written = write_question(message)
    assert (written.wording, written.preset, written.options) == ("Setujukah?", APPROVAL, APPROVAL_OPTIONS)


def test_words_set_unit_and_mode() -> None:
    """Alone on a line or at the end of the wording, in any order."""
    written = write_question("Setujukah? #terbuka\n#instansi #setuju")
    assert (written.wording, written.unit, written.mode) == ("Setujukah?", Unit.ORGANISATION, Mode.OPEN)
    assert write_question("Setujukah?\n#setuju\n#unsur").mode is Mode.BY_CONSTITUENCY


def test_a_word_inside_an_option_is_text() -> None:
    """Only a line of words alone is an instruction."""
    assert told(write_question("Tagar?\npakai #setuju\npakai #lain"))[0] == ("A", "pakai #setuju")


@pytest.mark.parametrize(
    ("message", "key", "values"),
    [
        ("", "pertanyaan_kosong", {}),
        ("\u3164\n\u200b", "pertanyaan_kosong", {}),
        ("#instansi", "pertanyaan_kosong", {}),
        ("Apa?", "pertanyaan_tanpa_pilihan", {}),
        ("Apa?\n#instansi", "pertanyaan_tanpa_pilihan", {}),
        ("Apa?\nSatu", "pilihan_kurang", {"n": 1, "min": 2}),
        ("Apa?\nYa\nTidak\nya", "pilihan_sama", {"pilihan": "ya"}),
        ("Apa?\n#setuju\nMerah\nPutih", "pilihan_setuju_salah", {}),
        ("a" * 1001 + "\nYa\nTidak", "pertanyaan_panjang", {"n": 1001, "maks": 1000}),
        ("Apa?\nYa\n" + "b" * 301, "pilihan_panjang", {"nomor": 2, "n": 301, "maks": 300}),
        ("Apa?\n" + "\n".join(str(n) for n in range(21)), "pilihan_terlalu_banyak", {"n": 21, "maks": 20}),
    ],
)
def test_each_mistake_has_its_own_refusal(message: str, key: str, values: dict[str, object]) -> None:
    """A moderator under pressure reads what is wrong, with its numbers."""
    assert refused(message) == (key, values)


def test_twenty_options_of_three_hundred_graphemes_pass() -> None:
    """The limits themselves are allowed, counted in graphemes."""
    options = [("👨‍👩‍👧" * 299) + chr(65 + n) for n in range(20)]
    assert len(check_options(options)) == 20
    assert len(check_wording("👨‍👩‍👧" * 1000)) == 5000


@pytest.mark.parametrize(
    "twins", [("Ya", "Ya "), ("Ya", "yA"), ("caf\u00e9", "cafe\u0301"), ("Ya", "Y\u200da"), ("a  b", "a b")]
)
def test_b79_twins_after_normalising_are_refused(twins: tuple[str, str]) -> None:
    """Two options that look alike could never be told apart on a button or in a chart."""
    with pytest.raises(Refusal) as caught:
        check_options([*twins, "Tidak"])
    assert caught.value.key == "pilihan_sama"


def test_an_invisible_option_names_its_place() -> None:
    """Options from a file or a form may be empty."""
    with pytest.raises(Refusal) as caught:
        check_options(["Ya", "\u2800", "Tidak"])
    assert (caught.value.key, caught.value.values) == ("pilihan_kosong", {"nomor": 2})


@given(st.text(max_size=300) | MESSAGES)
def test_any_message_is_a_question_or_a_refusal(message: str) -> None:
    """No input of a moderator brings anything else about."""
    try:
        written = write_question(message)
    except Refusal:
        return
    least, most = {Kind.TEXT: (0, 0), Kind.NUMBER: (0, 0), Kind.SCALE: (2, 12)}.get(written.kind, (2, 20))
    assert least <= len(written.options) <= most
    assert written.wording
