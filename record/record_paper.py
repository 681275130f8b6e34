"""How the papers of a meeting look: size, layout, letterhead, who signs beside the chair. Nothing here is invented."""

from dataclasses import dataclass
from typing import Final

A4: Final = "a4"
F4: Final = "f4"
# Width and height of a sheet, in millimetres.
SHEETS: Final = {A4: (210, 297), F4: (215, 330)}
NOTULA: Final = "notula"
NOTULEN: Final = "notulen"
LAYOUTS: Final = (NOTULA, NOTULEN)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the secretariat set; an empty text was never set. The letterhead is `government`, `body`, `address` and
    `contacts`, one line each; `logo` is the bytes of a PNG or JPEG picture. `signer_prefix` (a.n., u.b., Plt.) and
    `report_number` stand as typed; without a number there are dots."""

    size: str = A4
    layout: str = NOTULA
    government: str = ""
    body: str = ""
    address: str = ""
    contacts: str = ""
    logo: bytes | None = None
    shows_place: bool = True
    has_clerk_block: bool = False
    shows_arrival: bool = False
    csv_separator: str = ";"
    signer_prefix: str = ""
    report_number: str = ""

    @property
    def sheet_mm(self) -> tuple[int, int]:
        """Width and height of an upright sheet."""
        return SHEETS[self.size]

    @property
    def has_letterhead(self) -> bool:
        """Whether any line or picture of the letterhead is set; without it there is blank space at the top."""
        return bool(self.government or self.body or self.address or self.contacts or self.logo)


DEFAULT: Final = Paper()
