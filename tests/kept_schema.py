"""A PostgreSQL schema that is migrated once and handed from test to test, emptied in between.

Migrating costs a quarter of a second or more, emptying a few milliseconds. A test that changed the tables themselves
leaves a schema that no longer looks as it was made; that one is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import asyncpg

# Rows of the catalogue are rewritten with a new transaction id by any change of a table, column, index or trigger.
_LOOK = """
SELECT (SELECT array_agg(c.xmin::text ORDER BY c.oid) FROM pg_class c WHERE c.relnamespace = $1::regnamespace),
  (SELECT array_agg(a.xmin::text ORDER BY a.attrelid, a.attnum) FROM pg_attribute a
     JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = $1::regnamespace),
  (SELECT array_agg(t.xmin::text ORDER BY t.oid) FROM pg_trigger t
     JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $1::regnamespace),
  (SELECT array_agg(p.xmin::text ORDER BY p.oid) FROM pg_proc p WHERE p.pronamespace = $1::regnamespace)
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migrations' ORDER BY tablename"
_SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = $1 AND last_value IS NOT NULL"


@dataclass
class KeptSchema:
    """One schema of one server; `name` is empty before the first test and after a test that changed its tables."""

    server_url: str
    name: str = ""
    _made: int = 0
    _look: list[object] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where the schema is."""
        return f"{self.server_url}&search_path={self.name}"

    async def prepare(self) -> bool:
        """Makes the schema ready for a test; whether it is new and must be migrated and `remember`ed."""
        connection = await asyncpg.connect(self.server_url)
        try:
            if self.name and await self._looks(connection) == self._look:
                await self._empty(connection)
                return False
            await connection.execute(f"DROP SCHEMA IF EXISTS {self.name or 'kept'} CASCADE")
            self._made += 1
            self.name = f"kept_{self._made}"
            await connection.execute(f"CREATE SCHEMA {self.name}")
            return True
        finally:
            await connection.close()

    async def remember(self) -> None:
        """Notes how the schema looks now that it is migrated."""
        connection = await asyncpg.connect(self.server_url)
        try:
            self._look = await self._looks(connection)
        finally:
            await connection.close()

    async def _looks(self, connection: asyncpg.Connection) -> list[object]:
        return list(await connection.fetchrow(_LOOK, self.name))

    async def _empty(self, connection: asyncpg.Connection) -> None:
        tables = [row[0] for row in await connection.fetch(_TABLES, self.name)]
        asked = " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM {self.name}.{table})" for table in tables
        )
        filled = [row[0] for row in await connection.fetch(asked)]
        used = [row[0] for row in await connection.fetch(_SEQUENCES, self.name)]
        # Triggers that forbid taking rows from the record sleep meanwhile, and so do references between tables.
        steps = ["SET session_replication_role = replica"]
        steps += [f"DELETE FROM {self.name}.{table}" for table in filled]
        steps += [f"SELECT setval('{self.name}.{sequence}', 1, false)" for sequence in used]
        await connection.execute("; ".join(steps))
