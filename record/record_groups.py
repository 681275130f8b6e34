"""Points that stand together in the record: under one wording, with everybody who asked for it or stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenSupport:
    """Support given to one point and not withdrawn: by whom (a ref), for the organisation or in their own name."""

    point: str
    organisation: str
    delegate: str | None
    is_personal: bool
    at_ms: int


@dataclass(frozen=True, slots=True)
class PointGroup:
    """A head with the codes merged into it, refs of the organisations that asked for it (the head's first), of those
    behind it beside the head's own, each once, and what was given to any of its points, the oldest first."""

    head: str
    merged: tuple[str, ...]
    authors: tuple[str, ...]
    supporters: tuple[str, ...]
    supports: tuple[GivenSupport, ...]


def group_of(groups: Iterable[PointGroup], code: str) -> PointGroup | None:
    """The group whose head has this code; None where nothing is merged into it and nobody stands behind it."""
    return next((group for group in groups if group.head == code), None)


def head_codes(groups: Iterable[PointGroup]) -> dict[str, str]:
    """Code of a merged point -> that of its head."""
    return {code: group.head for group in groups for code in group.merged}
