"""What stands under a point on an official's card: the fields of a proposal, and the files that came with it."""

from delivery.card import Button, Rows
from locales.words import Words
from rules.buttons import pack
from rules.media import MediaState
from rules.roles import Act, Role, may
from storage import completions, media, points
from storage.database import Tx
from storage.media import Media

FIELDS = (("location", "tombol_lokasi"), ("volume", "tombol_volume"), ("addressee", "tombol_opd_tujuan"))


async def extras(tx: Tx, words: Words, point_id: int, state: str, roles: frozenset[Role]) -> tuple[list[str], Rows]:
    """The lines, [Lihat lampiran] where a file can be seen before everybody sees it, and [Tayangkan lampiran] where one
    came after the point was shown."""
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
    buttons = [Button(label=words.plain("tombol_lihat_lampiran"), press=pack("ua", point_id))]
    late = await media.unapproved_of(tx, point_id) if state in points.PUBLIC else []
    if late:
        lines.append(words.html("pokok_lampiran_menunggu", n=len(late)))
    if late and may(roles, Act.SHOW_POINT):
        show = pack("ut", point_id, late[-1].id)
        buttons.append(Button(label=words.plain("tombol_tayangkan_lampiran"), press=show))
    return lines, (tuple(buttons),)


def _said(words: Words, one: Media) -> str:
    kind = words.plain(f"lampiran_{one.kind}")
    return words.plain("lampiran_dihapus", lampiran=kind) if one.state == MediaState.REMOVED else kind
