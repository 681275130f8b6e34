"""The sheets of questions in the workbook: whatever is forged on one is found and named, in both languages."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from record import pack
from record.record import Record
from record.tongue import written_in
from tests.verifier.forged_books import SHEETS, SHOWN
from tests.verifier.forged_charts import CHARTS
from tests.verifier.forged_sheets import CELLS, STORED
from tests.verifier.forging import Forger, failed
from tests.verifier.sheets import Act, Workbook
from verifier.bundle import Bundle, Digest
from verifier.nodes import Node
from verifier.papers import paper_findings

FORGERIES = [*CELLS, *STORED, *SHOWN, *SHEETS, *CHARTS]


# One of each group is given to the whole verifier, which takes ten times as long.
WHOLE = [group[0] for group in (CELLS, STORED, SHOWN, SHEETS, CHARTS)]
LANGUAGES = ("id", "en")


@pytest.fixture(scope="module")
def packs(packed: bytes, played: Record) -> dict[str, Forger]:
    """The pack in each language."""
    with written_in("en"):
        return {"id": Forger(packed), "en": Forger(pack.write(played))}


def forged(packs: dict[str, Forger], language: str, act: Act) -> Forger:
    """A pack with a workbook that was forged."""
    forger = copy.copy(packs[language])
    forger.files = dict(forger.files)
    workbook = Workbook(forger)
    act(workbook)
    workbook.seal()
    return forger


def said_of(forger: Forger) -> list[str]:
    """What check 9 says of the workbook alone."""
    name = forger.name("rekapitulasi", ".xlsx")
    bundle = Bundle("paket", {name: Digest(0, "")}, {name: forger.files[name]}, is_alone=False)
    return [f"{one.place}: {one.said.id}" for one in paper_findings(bundle, Node(forger.record, "record.json"))[0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("act", "said"), [one[1:] for one in FORGERIES], ids=[one[0] for one in FORGERIES])
def test_whatever_is_forged_on_the_sheet_of_a_question_is_named(
    packs: dict[str, Forger], act: Act, said: str, language: str
) -> None:
    """Cells, rows, formats, sheets, charts: with the sheet, and with the cell where it is one."""
    found = said_of(forged(packs, language, act))
    assert any(said in one for one in found), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_as_it_is_passes(packs: dict[str, Forger], language: str) -> None:
    assert said_of(packs[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("act", "said"), [one[1:] for one in WHOLE], ids=[one[0] for one in WHOLE])
def test_a_forged_sheet_in_a_pack_that_is_sealed_again_fails_check_nine_alone(
    packs: dict[str, Forger], tmp_path: Path, act: Act, said: str, language: str
) -> None:
    """Manifest and sums fit, so that only reading the workbook back can find it."""
    forger = forged(packs, language, act)
    forger.reseal()
    found = failed(forger.verdict(tmp_path))
    assert set(found) == {9}, found
    assert any(said in one for one in found[9]), found[9]
