"""Check 8: receipts are sorted, each once, as many as answers, and say nothing more."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from verifier.events import entries_of
from verifier.findings import Finding, differs, wrong
from verifier.hashing import hashed
from verifier.nodes import Node

_RECEIPT: Final = re.compile(r"[0-9A-Z]{8}", re.ASCII)


def receipt_findings(record: Node) -> Iterator[Finding]:
    """Every question that was closed."""
    for question in record.many("questions"):
        code, receipts = question.text("code"), question.texts("receipts")
        place = f"{code}, tanda terima"
        if question.text("state") in ("draft", "open", "cancelled"):
            continue
        if receipts != sorted(receipts):
            yield wrong(place, "tidak terurut", "are not sorted")
        for receipt in sorted(one for one, count in Counter(receipts).items() if count > 1):
            yield wrong(place, f"{receipt} ganda", f"{receipt} stands twice")
        for receipt in receipts:
            if not _RECEIPT.fullmatch(receipt):
                yield wrong(place, "bukan delapan tanda", "is not eight signs")
        for entry in entries_of(record, code, "question.closed")[-1:]:
            promised = entry.part("payload").text_or_none("receipts")
            if promised is not None and promised != hashed({"receipts": receipts}):
                yield wrong(place, "bukan yang ada saat penutupan", "are not those of the closing")
        if len(receipts) != len(question.texts("took_part")):
            yield differs(f"{place}, banyaknya", len(question.texts("took_part")), len(receipts))
