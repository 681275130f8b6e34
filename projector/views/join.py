"""How people join: three steps, and how many have done them."""

from typing import Any

from locales.words import Words
from storage.attendance import Attendance


def view(words: Words, here: Attendance, wifi: str) -> dict[str, Any]:
    """The symbol, the address and the code stand in the snapshot beside it. `wifi` as an official wrote it."""
    foot = [words.plain("layar_bergabung", n=here.people)]
    if wifi:
        foot.append(words.plain("layar_wifi", teks=wifi))
    return {
        "name": "join",
        "title": words.plain("layar_gabung"),
        "steps": [words.plain("layar_pindai"), words.plain("layar_mulai"), words.plain("layar_daftar")],
        "footer": " · ".join(foot),
    }
