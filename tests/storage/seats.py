"""Seats that one sitter takes, for the contract of both engines."""

from storage.database import Database

SEAT = "INSERT INTO seats (number, sitter) VALUES ($1, $2)"


PAIR = "INSERT INTO pairs (question, voter, choice) VALUES ($1, $2, $3)"


class ChangedMindError(Exception):
    """Raised in a body to have it rolled back."""


async def seats(database: Database) -> list[int]:
    async with database.reading() as tx:
        return [row["number"] for row in await tx.fetch("SELECT number FROM seats ORDER BY number")]


async def sit(database: Database, number: int, sitter: str = "A") -> None:
    async with database.transaction() as tx:
        await tx.execute(SEAT, number, sitter)
