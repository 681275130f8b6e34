"""A message that only says "the same as" is understood; one that says something of its own is not."""

import pytest

from rules.points import PointKind
from rules.same_as import read_same


@pytest.mark.parametrize(
    ("text", "codes", "name"),
    [
        ("Sama dgn usulan Fatayat", (), "fatayat"),  # N08 of the sample meeting
        ("setuju dengan D09", ("D09",), ""),
        ("idem D03", ("D03",), ""),
        ("Dukung D3", ("D03",), ""),
        ("sama dengan D03 dan D04 nggih", ("D03", "D04"), ""),
        ("Podho karo usulane Fatayat pak", (), "fatayat"),
        ("kami mendukung usulan PD 'Aisyiyah, terima kasih", (), "aisyiyah"),
        ("ikut usulan Kecamatan Plandaan mawon", (), "kecamatan plandaan"),
    ],
)
def test_what_is_meant_is_read(text: str, codes: tuple[str, ...], name: str) -> None:
    """Codes, or the name of an organisation as it was typed."""
    same = read_same(text)
    assert same is not None
    assert same.codes == codes
    assert same.name.removeprefix("pd ") == name


def test_the_kind_named_is_kept() -> None:
    """ "Usulan" means a proposal; without such a word any kind."""
    asked = [read_same(text) for text in ("sama dgn usulan BPS", "idem BPS", "sama dengan pertanyaan BPS")]
    assert [one and one.kind for one in asked] == [PointKind.PROPOSAL, None, PointKind.QUESTION]


@pytest.mark.parametrize(
    "text",
    [
        *["tidak setuju dengan D09", "kurang setuju dgn D09", "ora sarujuk karo D09", "menolak usulan Fatayat"],
        *["setuju", "setuju dengan D09, tetapi perlu anggaran", "sepakat perlu data penerima satu pintu", "🙏", ""],
        *["sama", "D09", "usulan Fatayat", "sama dengan " + "kata " * 20, "setuju dengan D01 D02 D03 D04 D05 D06"],
    ],
)
def test_every_other_message_says_something_of_its_own(text: str) -> None:
    """Above all one that denies."""
    assert read_same(text) is None
