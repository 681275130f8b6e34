"""Forgeries: each is found and named, by the manifest alone and, sealed again by the forger, by the check behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.verifier.forged_papers import PAPERS
from tests.verifier.forged_records import FORGERIES, Act
from tests.verifier.forging import Forger, failed


def test_one_changed_byte_in_any_file_is_named(forger: Forger, tmp_path: Path) -> None:
    """Every member of the pack in its turn, the manifest and the sums among them."""
    for name, body in sorted(forger.files.items()):
        place = len(body) // 2
        forger.files[name] = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        report = forger.verdict(tmp_path)
        said = [report.refused.id] if report.refused else [one for all_ in failed(report).values() for one in all_]
        assert any(name in one or "SHA256SUMS" in one or "JSON" in one for one in said), (name, said)
        forger.files[name] = body


def test_a_missing_and_an_added_file_are_named(forger: Forger, tmp_path: Path) -> None:
    del forger.files["hasil.csv"]
    forger.files["tambahan.txt"] = b"x"
    said = " ".join(failed(forger.verdict(tmp_path))[1])
    assert "hasil.csv" in said
    assert "tambahan.txt" in said


@pytest.mark.parametrize(("act", "number", "place"), FORGERIES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_forgery_that_is_sealed_again_is_found_by_the_check_behind_it(
    forger: Forger, tmp_path: Path, act: Act, number: int, place: str
) -> None:
    """Manifest and sums fit again, so that only what the record says can give it away."""
    act(forger)
    forger.reseal()
    found = failed(forger.verdict(tmp_path))
    assert 1 not in found
    assert number in found, found
    assert any(place in one for one in found[number]), found[number]


@pytest.mark.parametrize(("act", "place"), PAPERS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_figure_changed_on_paper_is_found_against_the_recount(
    forger: Forger, tmp_path: Path, act: Act, place: str
) -> None:
    """Workbook, minutes, CSV: sealed again, so that only reading the figures back can find it."""
    act(forger)
    forger.reseal()
    found = failed(forger.verdict(tmp_path))
    assert set(found) == {9}, found
    assert any(place in one for one in found[9]), found[9]


def test_a_manifest_that_names_another_head_is_found(forger: Forger, tmp_path: Path) -> None:
    forger.reseal()
    text = forger.files["manifest.json"].decode().replace(forger.record["head"]["hash"], "0" * 64)
    forger.files["manifest.json"] = text.encode()
    said: dict[int, list[Any]] = failed(forger.verdict(tmp_path))
    assert any("kepala" in one for one in said[1])
