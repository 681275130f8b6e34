"""What stands under a point on an official's card: the fields of a proposal, and the files that came with it."""

from delivery.card import Button, Rows
from locales.words import Words
from rules.buttons import pack
from rules.media import MediaState
from storage import completions, media
from storage.database import Tx
from storage.media import Media

FIELDS = (("location", "tombol_lokasi"), ("volume", "tombol_volume"), ("addressee", "tombol_opd_tujuan"))


async def extras(tx: Tx, words: Words, point_id: int) -> tuple[list[str], Rows]:
    """The lines, and [Lihat lampiran] where a file can be seen before everybody sees it."""
    filled = await completions.load(tx, point_id)
    lines: list[str] = [
        words.html("pokok_rincian", rincian={"key": key}, isi=text)
        for field, key in FIELDS
        if (text := getattr(filled, field))
    ]
    files = await media.of_point(tx, point_id)
    if files:
        lines.append(words.html("pokok_lampiran", daftar=[_said(words, one) for one in files]))
    if not any(one.state == MediaState.KEPT for one in files):
        return lines, ()
    return lines, ((Button(label=words.plain("tombol_lihat_lampiran"), press=pack("ua", point_id)),),)


def _said(words: Words, one: Media) -> str:
    kind = words.plain(f"lampiran_{one.kind}")
    return words.plain("lampiran_dihapus", lampiran=kind) if one.state == MediaState.REMOVED else kind
