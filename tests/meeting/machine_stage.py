"""A fresh meeting for every example of a state machine, fast: a copied SQLite file, truncated PostgreSQL tables."""

import asyncio
import itertools
import shutil
from abc import ABC, abstractmethod
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from storage.database import Database
from storage.opening import open_database
from tests.meeting.halls import START_MS, Hall, open_hall

Answer = TypeVar("Answer")
_KEPT = ("schema_migrations", "lease")


class Stage(ABC):
    """One event loop for all examples of a test; `set_up` gives a hall nobody has been in."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()

    def run(self, act: Coroutine[Any, Any, Answer]) -> Answer:
        """Waits for it."""
        return self.runner.run(act)

    @abstractmethod
    def set_up(self, organisations: int) -> Hall:
        """A running meeting of so many organisations."""

    def clear(self) -> None:  # noqa: B027 - a stage that keeps nothing between examples has nothing to clear
        """An example is over."""

    def close(self) -> None:
        """The test is over."""
        self.runner.close()


class SqliteStage(Stage):
    """Each example works on a copy of an empty database that was migrated once."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder, self.numbers = folder, itertools.count(1)
        self.database: Database | None = None
        self.run(self._prepare())

    async def _prepare(self) -> None:
        await (await open_database(f"sqlite:///{self.folder / 'empty.db'}", now=lambda: START_MS)).close()

    def set_up(self, organisations: int) -> Hall:
        return self.run(self._set_up(organisations))

    async def _set_up(self, organisations: int) -> Hall:
        path = self.folder / f"{next(self.numbers)}.db"
        shutil.copy(self.folder / "empty.db", path)
        self.database = await open_database(f"sqlite:///{path}", now=lambda: START_MS)
        return await open_hall(self.database, organisations=organisations)

    def clear(self) -> None:
        if self.database is not None:
            self.run(self.database.close())
            self.database = None


class PostgresStage(Stage):
    """Each example empties the tables of the one before."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.database = self.run(open_database(url, now=lambda: START_MS))

    def set_up(self, organisations: int) -> Hall:
        return self.run(self._set_up(organisations))

    async def _set_up(self, organisations: int) -> Hall:
        async with self.database.transaction() as tx:
            rows = await tx.fetch("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
            names = [row["tablename"] for row in rows if row["tablename"] not in _KEPT]
            await tx.run_script(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE")
        return await open_hall(self.database, organisations=organisations)

    def close(self) -> None:
        self.run(self.database.close())
        super().close()
