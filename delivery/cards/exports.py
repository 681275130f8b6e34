"""Files before officials: what can be made, what was made, and how far a file is that is being made."""

from typing import Any

from delivery.card import Button, Card, Rows
from delivery.cards.export_lines import as_of, marks, standing, titled
from delivery.cards.question_lines import Voice, voice
from delivery.cards.readers import may_read
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from rules.exports import (
    EVERYTHING,
    PACK,
    TURN_LANGUAGE,
    TURN_PUBLIC,
    Choice,
    choice_of,
    item_scope,
    number_of,
    question_scope,
    read_wish,
    words_key,
)
from rules.roles import Act
from storage import agenda, entries, exports, jobs, questions
from storage.database import Tx
from storage.exports import MadeFile
from storage.outbox import OutboxRow

PAGE_SIZE = 8
FORMATS_A_ROW = 2
LABEL_UNITS_MAX = 40
OVER = ("adopted", "locked")


async def draw_menu(tx: Tx, row: OutboxRow) -> Card | None:
    """The documents, a button each, and how they are wanted; or the parts of the meeting to choose from."""
    payload = row.payload
    speaking = await voice(tx, row.chat_id, payload["meeting"])
    if payload["view"]:
        return await _parts(tx, speaking, payload)
    words, meeting = speaking.words, speaking.meeting
    choice = choice_of(payload["scope"], payload["flags"])
    part = await _part_name(tx, meeting.id, choice)
    if part is None:
        part, choice = {"key": "berkas_seluruh"}, Choice(0, choice.is_public, choice.language)
    lines = [f"<b>{escaped(meeting.title)}</b>", await _as_of_now(tx, speaking)]
    lines.append(words.html("berkas_lingkup", bagian=part))
    buttons = await _documents(tx, row, words, choice)
    return Card(text=Html("\n".join(lines)), buttons=(*buttons, *_turns(words, payload, choice, part)))


async def _as_of_now(tx: Tx, speaking: Voice) -> Html:
    meeting, revision = speaking.meeting, await entries.last_act(tx, speaking.meeting.id)
    at_ms = await entries.time_of(tx, meeting.id, revision) or meeting.created_ms
    return standing(speaking.words, at_ms, revision, is_draft=meeting.state not in OVER)


async def _part_name(tx: Tx, meeting_id: int, choice: Choice) -> dict[str, Any] | None:
    """What the chosen part is called; None where the meeting has it no more."""
    if choice.item is not None:
        found = [one for one in await agenda.of_meeting(tx, meeting_id) if one.position == choice.item]
        return {"key": "berkas_acara", "values": {"nomor": str(choice.item)}} if found else None
    if choice.question_id is not None:
        named = [one.code for one in await questions.of_meeting(tx, meeting_id) if one.id == choice.question_id]
        return {"key": "isi", "values": {"isi": named[0]}} if named else None
    return {"key": "berkas_seluruh"}


async def _documents(tx: Tx, row: OutboxRow, words: Words, choice: Choice) -> Rows:
    """A pack only for whoever may pass it on; all of them by themselves where there are several."""
    meeting_id = row.payload["meeting"]
    names = [name for name in row.payload["formats"] if name != PACK]
    if len(names) > 1 and not row.payload["menu"]:
        names.append(EVERYTHING)
    if PACK in row.payload["formats"] and await may_read(tx, row.chat_id, meeting_id, Act.EXPORT_PACK):
        names.append(PACK)
    wanted = [
        Button(
            label=words.plain(words_key(name)),
            press=pack("xe", meeting_id, number_of(name), choice.scope, choice.flags),
        )
        for name in names
    ]
    return tuple(tuple(wanted[at : at + FORMATS_A_ROW]) for at in range(0, len(wanted), FORMATS_A_ROW))


def _turns(words: Words, payload: dict[str, Any], choice: Choice, part: dict[str, Any]) -> Rows:
    meeting_id, menu = payload["meeting"], payload["menu"]
    variant = "berkas_publik" if choice.is_public else "berkas_sekretariat"
    public, language = choice.turned(TURN_PUBLIC), choice.turned(TURN_LANGUAGE)
    said = (
        (words.plain("tombol_lingkup", bagian=part), choice, 1),
        (words.plain("tombol_varian", varian={"key": variant}), public, 0),
        (words.plain("tombol_bahasa_berkas", bahasa={"key": f"berkas_bahasa_{choice.language}"}), language, 0),
    )
    scope, *others = (
        Button(label=label, press=pack("xm", meeting_id, menu, to.scope, to.flags, view)) for label, to, view in said
    )
    files = Button(label=words.plain("tombol_berkas_ada"), press=pack("xf", meeting_id, 0))
    return ((scope,), tuple(others), (files,))


async def _parts(tx: Tx, speaking: Voice, payload: dict[str, Any]) -> Card:
    """The whole meeting, its agenda items, its questions: eight a page."""
    words, meeting_id, menu, flags = speaking.words, payload["meeting"], payload["menu"], payload["flags"]
    rows = [(words.plain("berkas_seluruh"), 0)]
    rows += [
        (f"{one.position}. {one.title}", item_scope(one.position)) for one in await agenda.of_meeting(tx, meeting_id)
    ]
    rows += [
        (f"{one.code}. {one.wording}", question_scope(one.id)) for one in await questions.of_meeting(tx, meeting_id)
    ]
    pages = -(-len(rows) // PAGE_SIZE)
    page = min(payload["view"], pages) - 1
    shown = rows[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    buttons: list[tuple[Button, ...]] = [
        (Button(label=shorten(label, LABEL_UNITS_MAX), press=pack("xm", meeting_id, menu, scope, flags, 0)),)
        for label, scope in shown
    ]
    if pages > 1:
        scope = payload["scope"]
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        buttons.append(
            tuple(Button(label=label, press=pack("xm", meeting_id, menu, scope, flags, to + 1)) for label, to in turns)
        )
    return Card(text=words.html("berkas_pilih_lingkup"), buttons=tuple(buttons))


async def draw_list(tx: Tx, row: OutboxRow) -> Card | None:
    """The files that were made, the newest export first; a button sends each again."""
    meeting_id = row.payload["meeting"]
    words = (await voice(tx, row.chat_id, meeting_id)).words
    with_packs = await may_read(tx, row.chat_id, meeting_id, Act.EXPORT_PACK)
    total = await exports.count(tx, meeting_id, PACK, with_packs=with_packs)
    if not total:
        return Card(text=words.html("berkas_kosong"))
    pages = -(-total // PAGE_SIZE)
    page = min(row.payload["page"], pages - 1)
    about = {"with_packs": with_packs, "limit": PAGE_SIZE, "offset": page * PAGE_SIZE}
    numbered = list(enumerate(await exports.page(tx, meeting_id, PACK, **about), page * PAGE_SIZE + 1))
    lines = [
        f"<b>{words.html('berkas_jumlah', n=total)}</b>",
        "",
        *(_line(words, number, one) for number, one in numbered),
    ]
    senders = [Button(label=str(number), press=pack("xs", one.file.id)) for number, one in numbered]
    rows = [tuple(senders[at : at + 4]) for at in range(0, len(senders), 4)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("xf", meeting_id, to)) for label, to in turns))
    return Card(text=Html("\n".join(lines)), buttons=tuple(rows))


def _line(words: Words, number: int, one: MadeFile) -> Html:
    return Html(f"{number}. <b>{escaped(one.file.name)}</b>\n{as_of(words, one.export)}")


async def draw_progress(tx: Tx, row: OutboxRow) -> Card | None:
    """Which document is being made, and how many are done; gone as soon as all have left or were given up."""
    stands = await jobs.standing(tx, row.payload["meeting"], "export", row.payload["job"])
    if stands is None or stands[0] in ("done", "failed"):
        return Card("", is_gone=True) if row.is_edit else None
    work = stands[1]
    export = await exports.load(tx, work["export"])
    assert export is not None, "exports are never deleted"
    words = (await voice(tx, row.chat_id, export.meeting_id)).words
    wish, done, total = read_wish(export.wish), len(work["sent"]), len(export.formats)
    if total <= 1:
        return Card(words.html("ekspor_mulai", judul=titled(words, wish.what, wish)))
    coming = next((name for name in export.formats if name not in work["sent"]), wish.what)
    head = ", ".join((words.html("berkas_bagian", n=done + 1, total=total), *marks(words, wish)))
    return Card(Html(f"{head}: {words.html(words_key(coming))}"))
