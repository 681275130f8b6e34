"""Every way storage can fail, translated once from the drivers' own errors.

    rules.refusals.Fault
      StorageFault      the world failed: disk full, connection gone, locked, read-only
        NotThere        nothing to read
        Behind          of an older version
    Exception
      Conflict          a key already stands: somebody was first
    AssertionError
      SchemaBroken      our own statement broke a rule of the schema, or is no SQL at all

After any of these the transaction is lost on both engines: later statements in it are refused, and leaving
it as if nothing had happened raises. A conflict that is part of the plan is written as `ON CONFLICT`.
"""

from __future__ import annotations

from rules.refusals import Fault


class StorageFault(Fault):
    """The world under the database failed; nothing of the transaction was kept."""


class NotThere(StorageFault):
    """There is no database where one was to be read."""


class Behind(StorageFault):
    """The database was written by an older version, and whoever only reads does not bring it up to date."""


class Conflict(Exception):
    """A unique key refused a row.

    `name` reads the same on both engines: `"ballots(question_id,voter_id)"`, or the name of the index when
    it is built on an expression. Values are never in it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class SchemaBroken(AssertionError):
    """We were wrong: a NOT NULL, CHECK, foreign key or trigger of the schema said no, or the SQL cannot be read."""
