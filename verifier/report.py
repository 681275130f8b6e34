"""The eleven checks of record.md 9 on one bundle, in their order, and what no check can show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.amendments import amendment_findings
from verifier.ballots import SHOWN, ballot_findings
from verifier.breakdowns import breakdown_findings
from verifier.bundle import Bundle, open_bundle
from verifier.chain import chain_findings
from verifier.electorate import electorate_findings
from verifier.errata import erratum_findings
from verifier.findings import Broken, Check, Finding, Refused, Said, wrong
from verifier.manifest import MANIFEST, manifest_findings, record_name
from verifier.nodes import Node, read_json
from verifier.papers import paper_findings
from verifier.receipts import receipt_findings
from verifier.results import result_findings
from verifier.states import state_findings
from verifier.texts import text_findings

SCHEMA: Final = "jajak.record/1"
CANNOT: Final = (
    Said(
        "Pemeriksaan ini tidak dapat menunjukkan bahwa seseorang benar orang yang disebut, dan tidak dapat menunjukkan "
        "apa yang dimaksud pemilih pada pertanyaan rahasia.",
        "This cannot show that a person is who they say, nor what a voter of a secret question meant.",
    ),
    Said(
        "Catatan yang seluruhnya ditulis ulang hanya ketahuan dari sidik yang pernah diumumkan: bandingkan dengan "
        "--kepala dan --manifest.",
        "A record that was rewritten as a whole shows only against the hash that was posted: compare it with --head "
        "and --manifest.",
    ),
)
TITLES: Final = {
    1: Said("Sidik setiap berkas cocok dengan manifest", "Every file has the hash of the manifest"),
    2: Said("Catatan rapat bersambung tanpa putus", "The entries follow each other without a gap"),
    3: Said("Urutan keadaan dan kewenangan setiap tindakan", "Order of states, and the right to every act"),
    4: Said("Daftar berhak saat dibuka dan ditutup", "The electorate at opening and closing"),
    5: Said("Jawaban: terkunci, satu per pemilih, sah", "Ballots: committed to, one a voter, valid"),
    6: Said("Hitung ulang seluruh angka", "Every figure counted again"),
    7: Said("Rincian per unsur dan kerahasiaannya", "Breakdowns and what they hide"),
    8: Said("Tanda terima", "Receipts"),
    9: Said("Angka dalam XLSX, CSV, dan DOCX", "The same figures in XLSX, CSV and DOCX"),
    10: Said("Teks terhadap sidiknya", "Texts against their digests"),
    11: Said("Ralat terhadap yang diralat", "Errata against what they correct"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Hashes that somebody read elsewhere: in the group, in a caption, on paper. Empty where there are none."""

    head: str = ""
    manifest: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found; `refused` where the bundle could not be read at all."""

    name: str
    checks: tuple[Check, ...]
    refused: Said | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing that was checked is wrong."""
        return self.refused is None and not any(check.findings for check in self.checks)


def verify(path: Path, known: Known | None = None) -> Report:
    """Every check on a ZIP, a folder or a record.json. Raises nothing: what cannot be read is said in the report."""
    try:
        bundle = open_bundle(path)
        name = record_name(bundle)
        record = read_json(bundle.content(name), "record.json")
        if record.text("schema") != SCHEMA:
            return Report(path.name, (), Said("record.json bukan jajak.record/1", "record.json is no jajak.record/1"))
        return Report(path.name, checks(bundle, record, known or Known()))
    except Refused as refused:
        return Report(path.name, (), refused.said)
    except Broken as broken:
        at = broken.finding
        return Report(path.name, (), Said(f"{at.place}: {at.said.id}", f"{at.place}: {at.said.en}"))


def checks(bundle: Bundle, record: Node, known: Known) -> tuple[Check, ...]:
    """The eleven in their order."""
    is_published = record.text_or_none("variant") == "published"
    return (
        _manifest(bundle, record, known),
        _plain(2, lambda: chain_findings(record, known.head)),
        _plain(3, lambda: state_findings(record)),
        _plain(4, lambda: electorate_findings(record)),
        _ballots(record, is_published=is_published),
        _plain(6, lambda: result_findings(record)),
        _plain(7, lambda: breakdown_findings(record)),
        _plain(8, lambda: receipt_findings(record)),
        _papers(bundle, record),
        _texts(record),
        _plain(11, lambda: [*erratum_findings(record), *amendment_findings(record)]),
    )


def _caught(find: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """The findings; a part of the wrong shape ends the check and is one of them."""
    found: list[Finding] = []
    try:
        for one in find():
            found.append(one)
    except Broken as broken:
        found.append(broken.finding)
    except Refused as refused:
        found.append(Finding("record.json", refused.said))
    return found


def _plain(number: int, find: Callable[[], Iterable[Finding]]) -> Check:
    return Check(number, TITLES[number], _caught(find))


def _manifest(bundle: Bundle, record: Node, known: Known) -> Check:
    if bundle.is_alone:
        note = Said("hanya record.json yang diberikan", "only record.json was given")
        return Check(1, TITLES[1], (), (note,), is_skipped=True)
    findings = _caught(lambda: manifest_findings(bundle, known.manifest))
    if MANIFEST in bundle.digests:
        findings += _caught(lambda: _same_head(bundle, record))
    return Check(1, TITLES[1], findings)


def _same_head(bundle: Bundle, record: Node) -> Iterable[Finding]:
    """The manifest names the meeting and the head of the record that is inside."""
    manifest = read_json(bundle.content(MANIFEST), MANIFEST)
    if manifest.part("head").value != record.part("head").value:
        yield wrong(MANIFEST, "menyebut kepala catatan yang lain", "names another head of the record")
    for key, wanted in (("meeting", "code"), ("status", "status")):
        if manifest.text(key) != record.part("meeting").text(wanted):
            yield wrong(f"{MANIFEST} {key}", "bukan rapat atau status ini", "is not this meeting or status")


def _ballots(record: Node, *, is_published: bool) -> Check:
    findings = _caught(lambda: ballot_findings(record, is_published=is_published))
    notes = []
    if is_published:
        notes.append(
            Said(
                "varian publikasi: jawaban terbuka dan catatan pengumumannya tidak dapat dicocokkan dengan kuncinya",
                "published variant: open ballots and the entries of their reveal cannot be held against the seal",
            )
        )
    withheld = sum(one.maybe("withheld") is not None for one in record.many("questions"))
    if withheld:
        notes.append(
            Said(
                f"{withheld} pertanyaan rahasia dengan jawaban terlalu sedikit ditahan dan tidak dapat dihitung ulang",
                f"{withheld} secret questions with too few answers are withheld and cannot be counted again",
            )
        )
    unrevealed = sum(one.text("state") not in SHOWN for one in record.many("questions"))
    if unrevealed:
        notes.append(Said(f"{unrevealed} pertanyaan tanpa hasil", f"{unrevealed} questions without a result"))
    return Check(5, TITLES[5], findings, notes)


def _papers(bundle: Bundle, record: Node) -> Check:
    if bundle.is_alone:
        note = Said("hanya record.json yang diberikan", "only record.json was given")
        return Check(9, TITLES[9], (), (note,), is_skipped=True)
    notes: list[Said] = []
    some = [True]

    def find() -> Iterable[Finding]:
        findings, missing, some[0] = paper_findings(bundle, record)
        notes.extend(missing)
        return findings

    return Check(9, TITLES[9], _caught(find), notes, is_skipped=not some[0])


def _texts(record: Node) -> Check:
    erased = [0]

    def find() -> Iterable[Finding]:
        findings, erased[0] = text_findings(record)
        return findings

    findings = _caught(find)
    notes = [Said(f"{erased[0]} teks dihapus", f"{erased[0]} texts were erased")] if erased[0] else []
    return Check(10, TITLES[10], findings, notes)
