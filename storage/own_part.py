"""One part of what is held of a person: where it lies, and the columns by which it is theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """`columns`: table.column by which rows are somebody's. `is_shared`: belongs to the account, so that on a shared
    phone everybody who asks from it sees it."""

    name: str
    sql: str
    columns: tuple[str, ...]
    is_shared: bool = False
