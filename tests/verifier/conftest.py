"""What the tests of the verifier share: the builders of records, and real bundles."""

from __future__ import annotations

import pytest

from tests.record.conftest import Making


@pytest.fixture(scope="session")
def making() -> type[Making]:
    return Making
