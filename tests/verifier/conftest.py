"""What the tests of the verifier share: the builders of records, and a real pack."""

from __future__ import annotations

import asyncio

import pytest

from record import pack
from record.record import Record
from tests.record.conftest import Making
from tests.verifier.forging import Forger
from tests.verifier.played import play


@pytest.fixture(scope="session")
def making() -> type[Making]:
    return Making


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of a meeting that was played in a real database."""
    return asyncio.run(play(tmp_path_factory.mktemp("played")))


@pytest.fixture(scope="session")
def packed(played: Record) -> bytes:
    """Its pack, as the product writes it."""
    return pack.write(played)


@pytest.fixture
def forger(packed: bytes) -> Forger:
    return Forger(packed)
