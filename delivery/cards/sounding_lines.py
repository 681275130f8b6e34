"""The result of a sounding in words: what the officials' card and a participant's card say alike."""

import json

from delivery.card import Button
from delivery.cards.question_lines import Voice
from locales.formats import percent_units
from locales.soundings import consensus_text
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from rules.consensus import GroupRow, PointFigures, agreed_first
from rules.shares import rate, shares
from rules.soundings import Result, result_from
from storage.database import Tx
from storage.soundings import Sounding, SoundingPoint, constituency_names

PAGE_SIZE = 8
NUMBERS_A_ROW = 4
SUMMARY_UNITS_MAX = 100


def result_of(sounding: Sounding) -> Result:
    """The published result of a closed sounding."""
    return result_from(json.loads(sounding.result))


def result_page(speaking: Voice, sounding: Sounding, asked: list[SoundingPoint], page: int) -> list[str]:
    """Turnout, the points all constituencies agree on, then eight points with their shares."""
    words, result = speaking.words, result_of(sounding)
    by_position = {one.position: one for one in asked}
    share = percent_units(rate(result.answered, result.entitled), 1, words.language)
    agreed = [by_position[point.position].code for point in agreed_first(result.points)]
    listed = agreed or words.plain("penjajakan_tidak_ada_butir")
    lines: list[str] = [
        words.html("penjajakan_hasil_dari", n=result.answered, berhak=result.entitled, persen=share),
        f"<b>{words.html('penjajakan_daftar_sepakat', daftar=listed)}</b>",
    ]
    if result.assisted:
        lines.insert(1, words.html("catatan_dibantu", n=result.assisted))
    for point in result.points[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
        one = by_position[point.position]
        text = shorten(" ".join(one.wording.split()), SUMMARY_UNITS_MAX)
        lines += ["", words.html("penjajakan_baris", nomor=point.position, kode=one.code, teks=text)]
        lines += [_shares(words, point), f"<i>{_agreement(words, point)}</i>"]
    lines += ["", *_groups(words, result, by_position), words.html("penjajakan_bukan_keputusan")]
    return lines


def _shares(words: Words, point: PointFigures) -> Html:
    if not point.answered:
        return words.html("kosong")
    if point.counts is None:
        return words.html("penjajakan_hasil_sedikit", n=point.answered)
    parts = [percent_units(units, 1, words.language) for units in shares(point.counts, point.answered)]
    (a, d, p), (pa, pd, pp) = point.counts, parts
    return words.html("penjajakan_hasil_butir", a=a, d=d, p=p, pa=pa, pd=pd, pp=pp, n=point.answered)


def _agreement(words: Words, point: PointFigures) -> Html:
    if point.is_agreed is None:
        return words.html("penjajakan_tidak_dapat_dikatakan")
    return words.html("penjajakan_sepakat" if point.is_agreed else "penjajakan_tidak_sepakat")


def _groups(words: Words, result: Result, by_position: dict[int, SoundingPoint]) -> list[str]:
    """How many groups answered alike, and what each of them leans to; nothing where there are none."""
    opinions = result.opinions
    if not opinions.groups:
        return []
    lines: list[str] = [words.html("penjajakan_kelompok", n=len(opinions.groups), m=opinions.grouped)]
    for number, group in enumerate(opinions.groups, start=1):
        typical = [
            words.plain(
                "penjajakan_kelompok_khas",
                jawaban=words.plain(f"pandangan_{view.value}"),
                kode=by_position[place].code,
            )
            for place, view in group.typical
        ]
        listed = typical or words.plain("penjajakan_kelompok_tanpa")
        lines.append(words.html("penjajakan_kelompok_baris", nomor=number, n=group.size, daftar=listed))
    return [*lines, ""]


async def point_lines(
    tx: Tx, speaking: Voice, sounding: Sounding, asked: list[SoundingPoint], position: int
) -> list[str]:
    """One point in full: its wording, its shares, and its counts by constituency as far as they may be shown."""
    words = speaking.words
    point = next(one for one in result_of(sounding).points if one.position == position)
    one = next(one for one in asked if one.position == position)
    names = await constituency_names(tx, sounding.meeting_id)
    lines: list[str] = [f"{one.code}: {escaped(one.wording)}", "", _shares(words, point)]
    for row in point.rows:
        lines.append(_row(words, names.get(row.constituency, row.constituency), row))
    if point.merged is not None:
        lines.append(_row(words, words.plain("penjajakan_unsur_gabungan"), point.merged))
    if point.consensus is not None:
        lines.append(words.html("penjajakan_konsensus", nilai=consensus_text(point.consensus, words.language)))
    return [*lines, f"<b>{_agreement(words, point)}</b>"]


def _row(words: Words, name: str, row: GroupRow) -> Html:
    if row.counts is None:
        return words.html("penjajakan_unsur_rahasia", unsur=name, n=row.answered)
    a, d, p = row.counts
    return words.html("penjajakan_baris_unsur", unsur=name, a=a, d=d, p=p, u=row.unseen)


def pages_of(count: int) -> int:
    """How many pages of eight."""
    return max((count + PAGE_SIZE - 1) // PAGE_SIZE, 1)


def turns(verb: str, sounding_id: int, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    """The row that turns pages; none where there is only one."""
    if pages < 2:
        return ()
    places = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
    return (tuple(Button(label=label, press=pack(verb, sounding_id, to)) for label, to in places),)


def in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Four buttons a row."""
    return tuple(tuple(buttons[at : at + NUMBERS_A_ROW]) for at in range(0, len(buttons), NUMBERS_A_ROW))
