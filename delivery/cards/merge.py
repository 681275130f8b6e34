"""What an official sees of a point beside its words: what is merged with it, who stands behind it, what is near it;
and the list of points it may be put under."""

from collections.abc import Sequence

from delivery.card import Button, Card, Rows
from delivery.cards.heard import NAMES_MAX, PAGE_SIZE, summary, support_lines
from delivery.cards.question_lines import Voice, listed, voice
from delivery.cards.readers import may_read
from locales.words import Html, Words, shorten
from rules.buttons import pack
from rules.roles import Act
from storage import points
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.points import StoredPoint
from storage.similar import Near, near_points
from storage.standings import Standing, of_meeting, standing

LABEL_UNITS_MAX = 50
BUTTONS_A_ROW = 3


async def beside(tx: Tx, speaking: Voice, point: StoredPoint, chat_id: int) -> tuple[list[str], Rows]:
    """Lines and buttons for the card of a point: its group, its supporters, up to three near to it."""
    found = await standing(tx, point.id)
    assert found is not None, "the point is there"
    words = speaking.words
    may_merge = await may_read(tx, chat_id, point.meeting_id, Act.MERGE_POINT)
    if found.head.id != point.id:
        lines: list[str] = [words.html("pokok_digabung_ke", kode=found.head.code)]
        apart = Button(label=words.plain("tombol_pisahkan", kode=found.head.code), press=pack("gu", point.id))
        opener = Button(label=found.head.code, press=pack("fp", found.head.id))
        return lines, ((apart, opener) if may_merge else (opener,),)
    lines = _group_lines(speaking, found)
    near = [] if point.state == "declined" else await near_points(tx, point)
    if near:
        lines += ["", words.html("pokok_serupa"), *(_near_line(speaking, one) for one in near)]
    return lines, _buttons(speaking, found, near) if may_merge else ()


async def marks(tx: Tx, words: Words, point_ids: Sequence[int]) -> dict[int, str]:
    """What the line of a point in a list ends with: how many organisations stand behind it, or its head."""
    found: dict[int, str] = {}
    for point_id in point_ids:
        group = await standing(tx, point_id)
        assert group is not None, "the point is there"
        if group.head.id != point_id:
            found[point_id] = f" · {words.html('pokok_baris_ke', kode=group.head.code)}"
        elif group.supporter_ids:
            found[point_id] = f" · {words.html('pokok_baris_dukungan', n=len(group.supporter_ids))}"
    return found


def _group_lines(speaking: Voice, found: Standing) -> list[str]:
    words = speaking.words
    lines: list[str] = []
    if found.merged:
        names = [words.plain("pokok_gabungan_satu", kode=one.code, instansi=one.organisation) for one in found.merged]
        lines.append(words.html("pokok_gabungan", daftar=listed(words, names, NAMES_MAX)))
    return lines + support_lines(speaking, found)


def _near_line(speaking: Voice, near: Near) -> Html:
    point = near.point
    key = "pokok_serupa_lawan" if near.is_opposite else "pokok_serupa_satu"
    return speaking.words.html(key, kode=point.code, instansi=point.organisation, ringkas=summary(point.record_text))


def _buttons(speaking: Voice, found: Standing, near: list[Near]) -> Rows:
    words, head = speaking.words, found.head
    if head.state == "declined":
        return ()
    into = [
        Button(
            label=words.plain("tombol_gabung_dengan", kode=one.point.code), press=pack("gj", head.id, one.point.id, 0)
        )
        for one in near
    ]
    openers = [Button(label=one.code, press=pack("fp", one.id)) for one in found.merged[:PAGE_SIZE]]
    rows = [tuple(openers[start : start + BUTTONS_A_ROW]) for start in range(0, len(openers), BUTTONS_A_ROW)]
    choose = Button(label=words.plain("tombol_gabungkan"), press=pack("gm", head.id, 0))
    return (*((tuple(into),) if into else ()), (choose,), *rows)


async def draw_choice(tx: Tx, row: OutboxRow) -> Card | None:
    """The heads under which a point may be put, the nearest first, then by number; eight a page."""
    point = await points.load(tx, row.payload["point"])
    if point is None:
        return None
    speaking = await voice(tx, row.chat_id, point.meeting_id)
    words = speaking.words
    mine = await standing(tx, point.id)
    assert mine is not None, "the point is there"
    near = [one.point for one in await near_points(tx, point)]
    others = [one.head for one in await of_meeting(tx, point.meeting_id)]
    heads = list(
        {one.id: one for one in (*near, *others) if one.id != mine.head.id and one.state != "declined"}.values()
    )
    back = Button(label=point.code, press=pack("fp", point.id))
    if not heads:
        return Card(text=words.html("gabung_kosong", kode=point.code), buttons=((back,),))
    pages = (len(heads) + PAGE_SIZE - 1) // PAGE_SIZE
    page = min(row.payload["choose"], pages - 1)
    rows: list[tuple[Button, ...]] = [
        (Button(label=_label(one), press=pack("gj", point.id, one.id, 0)),)
        for one in heads[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    ]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("gm", point.id, to)) for label, to in turns))
    return Card(text=words.html("gabung_pilih", kode=point.code), buttons=(*rows, (back,)))


def _label(point: StoredPoint) -> str:
    return shorten(f"{point.code} · {point.organisation}: {' '.join(point.record_text.split())}", LABEL_UNITS_MAX)
