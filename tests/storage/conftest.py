"""A few tables beside the product's, so that the engines are judged without knowing a meeting."""

from __future__ import annotations

import pytest_asyncio

from storage.database import Database

TABLES = """
CREATE TABLE seats (number BIGINT NOT NULL PRIMARY KEY, sitter TEXT NOT NULL, note {blob});
CREATE TABLE pairs (id {id}, question BIGINT NOT NULL, voter BIGINT NOT NULL, choice TEXT NOT NULL,
  UNIQUE (question, voter));
"""


@pytest_asyncio.fixture
async def tables(database: Database) -> Database:
    """The database with `seats` (number, sitter, note) and `pairs` (unique by question and voter)."""
    from storage.migrations import Migration

    async with database.transaction() as tx:
        await tx.run_script(Migration(9999, "tables", TABLES).spelled(database.dialect))
    return database
