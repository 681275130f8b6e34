"""What `record.json` says of a point beside its words: where it was merged, and who stands behind it."""

from typing import Any

from record.record import Record
from record.record_groups import group_of, head_codes
from rules.chain import time_text


def standing_document(record: Record, code: str) -> dict[str, Any]:
    """`merged_into` names the head of a merged point; `merged`, `authors` and `supporters` stand with the head alone,
    `supports` with the point each was given to."""
    group = group_of(record.groups, code)
    given = [one for each in record.groups for one in each.supports if one.point == code]
    return {
        "merged_into": head_codes(record.groups).get(code),
        "merged": list(group.merged) if group else [],
        "authors": list(group.authors) if group else [],
        "supporters": list(group.supporters) if group else [],
        "supports": [
            {
                "organisation": one.organisation,
                "delegate": one.delegate,
                "personal": one.is_personal,
                "at": time_text(one.at_ms),
            }
            for one in given
        ],
    }
