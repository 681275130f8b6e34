"""A second process for the tests: opens a database, takes the lease, and writes or waits until it is killed.

Says on standard output `refused` or `holds`, then each number only after its transaction has returned.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
import time

from storage.database import Database
from storage.lease import take
from storage.opening import open_database

WRITERS = 50


def say(word: str | int) -> None:
    os.write(1, f"{word}\n".encode())  # at once: what is buffered in here would die with us


async def flood(database: Database, numbers: itertools.count[int]) -> None:
    while True:
        number = next(numbers)
        async with database.transaction() as tx:
            await tx.execute("INSERT INTO applied (update_id, day) VALUES ($1, 1)", number)
        say(number)


async def main(url: str, what: str) -> None:
    database = await open_database(url, now=lambda: time.time_ns() // 1_000_000)
    if not await take(database, "bot", f"pid {os.getpid()}", lambda: time.time_ns() // 1_000_000):
        say("refused")
        await database.close()
        return
    say("holds")
    if what == "wait":
        await asyncio.sleep(600)
    async with database.reading() as tx:
        first = await tx.fetch_value("SELECT coalesce(max(update_id), 0) + 1 FROM applied")
    numbers = itertools.count(first)
    await asyncio.gather(*(flood(database, numbers) for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
