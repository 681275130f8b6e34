"""How the minutes print points that were merged: once, under the head's wording, with all who asked for it."""

from record.record import Point, Record
from record.record_groups import PointGroup, group_of, head_codes
from record.tongue import words


def heads_only(record: Record, points: list[Point]) -> list[Point]:
    """The points without those that stand under another one."""
    merged = head_codes(record.groups)
    return [point for point in points if point.code not in merged]


def head_of(record: Record, code: str) -> str:
    """Under which code a point is printed."""
    return head_codes(record.groups).get(code, code)


def who(record: Record, point: Point) -> str:
    """The organisations that asked for it and the codes merged into it, then those that support it."""
    group = group_of(record.groups, point.code) or PointGroup(point.code, (), (point.organisation,), (), ())
    said = words().plain("notula_dari", daftar=_names(record, group.authors))
    if group.merged:
        said = words().plain("notula_gabungan", daftar=_names(record, group.authors), kode=list(group.merged))
    behind = [ref for ref in group.supporters if ref not in group.authors]
    if not behind:
        return said
    return f"{said}; {words().plain('notula_didukung', daftar=_names(record, tuple(behind)))}"


def status(record: Record, point: Point) -> str:
    """The state of a point, and of a merged one the code of its head."""
    word = words().plain(f"status_pokok_{point.state}")
    head = head_of(record, point.code)
    return word if head == point.code else words().plain("notula_digabung_ke", status=word, kode=head)


def record_text(record: Record, point: Point) -> str:
    """The record wording where it is printed; for a merged point where to find it."""
    head = head_of(record, point.code)
    return point.record_text if head == point.code else words().plain("notula_lihat", kode=head)


def supporter_names(record: Record, code: str) -> list[str]:
    """The organisations behind a head, in full."""
    group = group_of(record.groups, code)
    return _names(record, group.supporters) if group else []


def _names(record: Record, refs: tuple[str, ...]) -> list[str]:
    return [record.organisation(ref).name for ref in refs]
