"""Whatever is examined in a browser is a proof of its own: `make pages`."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test below this folder."""
    for item in items:
        if FOLDER in item.path.parents:
            item.add_marker(pytest.mark.page)
