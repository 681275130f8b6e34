"""What a scenario says of the time after the meeting: corrections of the minutes, their rulings, adoption, errata."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ACCEPTED, DECLINED = "diterima", "ditolak"


@dataclass(frozen=True)
class Proposed:
    """A correction of the minutes: which delegate proposes it, about which code (none: in general), in which words.
    Accepted it enters as `wording`, or as it was proposed where there is none; declined it has a `reason`."""

    by: str
    text: str
    about: str = ""
    wording: str = ""
    reason: str = ""

    @property
    def is_declined(self) -> bool:
        """Whether the secretariat leaves the minutes as they are."""
        return bool(self.reason)

    @property
    def ruling(self) -> str:
        """What whoever proposed it reads: the wording that enters, or the reason why none does."""
        return self.reason or self.wording or self.text


@dataclass(frozen=True)
class PutRight:
    """One erratum: what it is about, what stands there, how it should read, why."""

    about: str
    was: str
    becomes: str
    reason: str


@dataclass(frozen=True)
class Closing:
    """How long corrections may be proposed, those that are, why the meeting is adopted before that time is over, errata
    before the lock and addenda after it, and what must stand in the end."""

    days: int
    proposals: tuple[Proposed, ...]
    reason: str
    errata: tuple[PutRight, ...]
    addenda: tuple[PutRight, ...]
    expected: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Posted:
    """What was posted for anybody to compare: the head of the record in the group (its number and hash), and what the
    manifest of the last pack hashes to; `minutes` and `record` are the minutes and the record as they were adopted."""

    number: str = ""
    head: str = ""
    manifest: str = ""
    minutes: bytes = b""
    record: bytes = b""


def read_closing(tree: Mapping[str, Any] | None) -> Closing | None:
    """The part `penutupan` of a scenario; None where it has none. Raises ValueError or KeyError for what cannot be
    played."""
    if tree is None:
        return None
    return Closing(
        days=int(tree["masa_koreksi_hari"]),
        proposals=tuple(_proposed(row) for row in tree.get("usulan_koreksi", ())),
        reason=tree["alasan_penetapan"],
        errata=tuple(_put_right(row) for row in tree.get("ralat", ())),
        addenda=tuple(_put_right(row) for row in tree.get("adendum", ())),
        expected=tree.get("diharapkan", {}),
    )


def _proposed(row: Mapping[str, str]) -> Proposed:
    ruling = row["putusan"]
    if ruling not in (ACCEPTED, DECLINED):
        raise ValueError(f"penutupan.usulan_koreksi: putusan {ruling} tidak dikenal / ruling not known")
    reason = row["alasan"] if ruling == DECLINED else ""
    return Proposed(row["oleh"], row["usul"], row.get("tentang", ""), row.get("rumusan", ""), reason)


def _put_right(row: Mapping[str, str]) -> PutRight:
    return PutRight(row["tentang"], row["tertulis"], row["menjadi"], row["alasan"])


def closing_faults(closing: Closing | None, on_phones: frozenset[str], known: frozenset[str]) -> list[str]:
    """What refers to something that is not there. `on_phones` are the refs of delegates with a phone, `known` the codes
    of points, questions and outcomes."""
    if closing is None:
        return []
    where = "penutupan.usulan_koreksi"
    away = [one.by for one in closing.proposals if one.by not in on_phones]
    faults = [f"{where}: {ref} tanpa telepon / without a phone" for ref in away]
    about = [one.about for one in closing.proposals if one.about]
    return faults + [f"{where}: {code} tidak ada / unknown" for code in about if code not in known]
