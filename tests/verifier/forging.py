"""A forger with a pack in hand: changes any file, and seals again whatever hash stands over it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from verifier.hashing import hashed
from verifier.report import Report, verify


class Forger:
    """The files of a pack by name; `record` is the tree of record.json."""

    def __init__(self, pack: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(pack)) as opened:
            self.files = {name: opened.read(name) for name in opened.namelist()}
        self.record: dict[str, Any] = json.loads(self.files["record.json"])

    def question(self, code: str) -> dict[str, Any]:
        return next(one for one in self.record["questions"] if one["code"] == code)

    def entries(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.record["entries"] if one["kind"] == kind]

    def name(self, start: str, ending: str) -> str:
        return next(name for name in self.files if name.startswith(start) and name.endswith(ending))

    def rechain(self) -> None:
        """Numbers and hashes every entry anew, as if the record had always been so."""
        meeting = self.record["meeting"]
        prev = hashed({"created": meeting["created"], "meeting": meeting["code"], "schema": self.record["schema"]})
        for seq, entry in enumerate(self.record["entries"], start=1):
            entry |= {"seq": seq, "prev": prev}
            prev = hashed({key: entry[key] for key in ("seq", "at", "actor", "kind", "payload", "prev")})
            entry["hash"] = prev
        last = self.record["entries"][-1]
        self.record["head"] = {"seq": last["seq"], "hash": prev}
        meeting |= {"revision": last["seq"], "at": last["at"]}

    def recommit(self, code: str) -> None:
        """Seals the ballots anew in the closing and in its entry."""
        asked = self.question(code)
        promised = hashed({"ballots": asked["ballots"], "nonce": asked["nonce"]})
        asked["closings"][-1]["commitment"] = promised
        for kind in ("question.closed", "question.adopted"):
            found = [one for one in self.entries(kind) if one["payload"]["question"] == code]
            if found:
                found[-1]["payload"]["commitment"] = promised

    def reseal(self) -> None:
        """Writes the record, then manifest and sums over what now stands there."""
        self.files["record.json"] = (
            json.dumps(self.record, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
        ).encode()
        manifest = json.loads(self.files["manifest.json"])
        manifest["head"] = self.record["head"]
        roles = {one["name"]: one["role"] for one in manifest["files"]}
        manifest["files"] = [
            {"name": name, "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest(), "role": roles.get(name, "x")}
            for name, body in sorted(self.files.items())
            if name not in ("manifest.json", "SHA256SUMS")
        ]
        self.files["manifest.json"] = (json.dumps(manifest, sort_keys=True, indent=2) + "\n").encode()
        sums = sorted(name for name in self.files if name != "SHA256SUMS")
        lines = (f"{hashlib.sha256(self.files[name]).hexdigest()}  {name}\n" for name in sums)
        self.files["SHA256SUMS"] = "".join(lines).encode()

    def swap(self, name: str, member: str, pattern: str, becomes: str) -> None:
        """Replaces the first match in one XML part of a document. The pattern must be there."""
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.files[name])) as old, zipfile.ZipFile(made, "w") as new:
            for one in old.infolist():
                body = old.read(one)
                if one.filename == member:
                    text, count = re.subn(pattern, becomes, body.decode(), count=1)
                    assert count == 1, f"{pattern} is not in {member}"
                    body = text.encode()
                new.writestr(one, body)
        self.files[name] = made.getvalue()

    def verdict(self, folder: Path) -> Report:
        """What the verifier says of the pack as it is now."""
        path = folder / "paket.zip"
        with zipfile.ZipFile(path, "w") as packed:
            for name, body in sorted(self.files.items()):
                packed.writestr(name, body)
        return verify(path)


def failed(report: Report) -> dict[int, list[str]]:
    """Number of each failed check -> its places with what is said of them."""
    assert report.refused is None, report.refused
    return {
        check.number: [f"{one.place}: {one.said.id}" for one in check.findings]
        for check in report.checks
        if check.findings
    }
