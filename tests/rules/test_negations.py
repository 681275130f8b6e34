"""Chat words are spelled out, and what a text says no to is read before anything is stemmed away."""

import pytest

from rules.chat_words import CHAT_WORDS, PHRASES, expand
from rules.content_words import FORM_STEMS, FORM_WORDS
from rules.negations import NEGATIONS, denied
from rules.stems import stem


def said(text: str) -> set[str]:
    """The negations of a text as it was typed."""
    return set(denied(expand(text.casefold().split())).negations)


@pytest.mark.parametrize(
    ("text", "negations"),
    [
        *[
            (f"data {word} sesuai", {"tidak"})
            for word in ["tidak", "tak", "tdk", "gak", "ga", "ora", "mboten", "ndak", "nggak", "tidaklah"]
        ],
        *[(f"{word} dipotong", {"jangan"}) for word in ["jangan", "ojo", "jgn", "janganlah", "ampun"]],
        *[(f"bantuan {word} turun", {"belum"}) for word in ["belum", "blm", "durung", "dereng", "belumlah"]],
        *[(f"itu {word} data kami", {"bukan"}) for word in ["bukan", "bkn", "dudu", "sanes"]],
        *[(f"usulan ini {word}", {"tolak"}) for word in ("tolak", "ditolak", "menolak", "nolak")],
        ("kurang tepat sasaran", {"kurang"}),
        ("tanpa syarat", {"tanpa"}),
        ("belum sesuai dan tidak merata", {"belum", "tidak"}),
    ],
)
def test_a_negation_is_read_however_it_is_spelled(text: str, negations: set[str]) -> None:
    """meeting.md 8: in Indonesian, in short and in Javanese."""
    assert said(text) == negations


@pytest.mark.parametrize(
    "text",
    [
        *["tidak hanya di kota", "gak mung di kota", "ojo mung diwenehi modal", "bukan hanya desa", "tidak cuma data"],
        *["sebelum penyaluran", "boleh atau tidak", "tolak ukur kinerja", "kurang lebih sepuluh", "dikurangi sedikit"],
        *["rumah tidak layak huni mohon direhab", "paling tidak sebulan sekali"],
    ],
)
def test_what_only_looks_like_a_negation_is_none(text: str) -> None:
    """ "Tidak hanya" asks for more, "sebelum" is a time, an uninhabitable house is a thing."""
    assert said(text) == set()


def test_what_is_denied_is_named() -> None:
    """Two words at most, none that only leads on, nothing behind a comma."""
    assert denied(["jangan", "potong", "beasiswa", "anak"]).words == {"potong", "beasiswa"}
    assert denied(["tidak", "perlu", "diperbaiki", ",", "ganti", "saja"]).words == {"diperbaiki"}


def test_no_word_that_is_dropped_is_a_negation() -> None:
    """Else "tidak diperbaiki" would read as "diperbaiki"."""
    assert not NEGATIONS & (FORM_WORDS | FORM_STEMS)
    assert not {word for word in FORM_WORDS if CHAT_WORDS.get(word) in NEGATIONS}


def test_every_spelling_leads_to_a_word_that_is_spelled_out_no_further() -> None:
    """One step, so that the order of the tables means nothing."""
    assert [word for word in CHAT_WORDS.values() if word in CHAT_WORDS] == []
    assert [said for said in PHRASES.values() if said in PHRASES] == []
    assert len(CHAT_WORDS) > 250


@pytest.mark.parametrize(
    ("word", "root"),
    [
        *[("diverifikasi", "verifikasi"), ("dipunverifikasi", "verifikasi"), ("pemadanan", "padan")],
        *[("angkane", "angka"), ("bantuane", "bantu"), ("nentukan", "tentu"), ("numpuk", "tumpuk")],
        *[("dikurangi", "kurang"), ("pengurangan", "kurang"), ("wonosalam", "wonosalam"), ("2024", "2024")],
    ],
)
def test_a_word_is_led_back_to_its_root(word: str, root: str) -> None:
    """Standard Indonesian by the stemmer, Javanese endings and nasals beside it; names stay what they are."""
    assert stem(word) == root
