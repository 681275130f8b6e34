"""The command: which bundle, in which language, printed for people or for machines."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from verifier.findings import ENGLISH, Check, shown
from verifier.report import CANNOT, Known, Report, verify

LINES_MAX: Final = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the report; 0 where all that was checked is sound, 1 where not, 2 where the command was not understood."""
    parser = argparse.ArgumentParser(prog="verify", description="Memeriksa berkas rapat. / Verifies a meeting's files.")
    parser.add_argument("bundle", type=Path, help="ZIP, folder, atau record.json / ZIP, folder or record.json")
    parser.add_argument("--bahasa", "--language", choices=("id", "en"), default="id", help="bahasa / language")
    parser.add_argument("--json", action="store_true", help="untuk mesin / for machines")
    parser.add_argument("--kepala", "--head", default="", help="sidik catatan yang diumumkan / the posted head")
    parser.add_argument("--manifest", default="", help="sidik manifest yang diumumkan / the manifest's posted hash")
    chosen = parser.parse_args(arguments)
    report = verify(chosen.bundle, Known(chosen.kepala, chosen.manifest))
    lines = [as_json(report, chosen.bahasa)] if chosen.json else lines_of(report, chosen.bahasa)
    text = "\n".join(lines) + "\n"
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, errors="replace").decode(encoding))
    return 0 if report.is_sound else 1


def lines_of(report: Report, language: str) -> Iterator[str]:
    """One line a check, what is wrong below it, then what cannot be shown."""
    is_english = language == "en"
    if report.refused is not None:
        yield f"{'REFUSED' if is_english else 'DITOLAK'}: {shown(report.name)}: {report.refused.in_language(language)}"
        return
    for check in report.checks:
        yield _line(check, language)
        for one in check.findings[1:LINES_MAX]:
            yield f"      {shown(one.place)}: {one.said.in_language(language)}"
        more = len(check.findings) - LINES_MAX
        if more > 0:
            yield f"      … {more} {'more' if is_english else 'lagi'}"
    yield ""
    yield from (said.in_language(language) for said in CANNOT)


def _line(check: Check, language: str) -> str:
    word = ENGLISH[check.word] if language == "en" else check.word
    line = f"({check.number}) {word}: {check.title.in_language(language)}"
    if check.findings:
        first = check.findings[0]
        line += f". {shown(first.place)}: {first.said.in_language(language)}"
    notes = "; ".join(note.in_language(language) for note in check.notes)
    return f"{line} ({notes})" if notes else line


def as_json(report: Report, language: str) -> str:
    """The same as one JSON object; `result` is passed, failed or not_checked whatever the language."""
    document = {
        "bundle": report.name,
        "sound": report.is_sound,
        "refused": None if report.refused is None else report.refused.in_language(language),
        "checks": [
            {
                "number": check.number,
                "title": check.title.in_language(language),
                "result": ENGLISH[check.word].lower().replace(" ", "_"),
                "findings": [{"place": one.place, "said": one.said.in_language(language)} for one in check.findings],
                "notes": [note.in_language(language) for note in check.notes],
            }
            for check in report.checks
        ],
        "cannot_show": [said.in_language(language) for said in CANNOT],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
