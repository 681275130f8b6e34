"""A proposal completed by its sender: where, how much, for which organisation; until the meeting is adopted."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from meeting.house import House, Sender
from meeting.point_case import Turn, turn
from meeting.telling import ask, button, plain_button, tell
from rules import chain
from rules.organisations import Candidates, Sure, match
from rules.points import FIELD_GRAPHEMES_MAX, PointKind, write_field
from rules.refusals import Refusal
from rules.roles import Act
from storage import completions, dialogs, meetings, organisations
from storage.dialogs import Dialog
from storage.entries import Actor

STEP = "point_field"
ADDRESSEE = "addressee"
WORDS_OF = {"location": "lokasi", "volume": "volume", ADDRESSEE: "opd_tujuan"}


@asynccontextmanager
async def _own(house: House, sender: Sender, point_id: int) -> AsyncIterator[Turn]:
    """The sender's turn with a proposal of their own."""
    async with turn(house, sender, point_id, Act.SUBMIT_POINT) as now:
        if now.case.telegram_id != sender.telegram_id or now.case.kind != PointKind.PROPOSAL:
            raise Refusal("tombol_lama")
        yield replace(now, actor=Actor("delegate", f"p{now.case.author}"))


async def show_fields(house: House, sender: Sender, point_id: int) -> None:
    """[Lengkapi]: what is filled in, and a button for each field."""
    async with _own(house, sender, point_id) as now:
        await _show(now, anew=True)


async def _show(now: Turn, *, anew: bool) -> None:
    filled = await completions.load(now.tx, now.case.id)
    values: dict[str, Any] = {
        "kode": now.case.code,
        "lokasi": filled.location or "–",
        "volume": filled.volume or "–",
        "opd": filled.addressee or "–",
    }
    rows = [[button(f"tombol_{word}", "uf", now.case.id, n) for n, word in enumerate(WORDS_OF.values())]]
    await _ask(now, "usul_lengkapi", anew=anew, buttons=rows, **values)


async def _ask(now: Turn, key: str, **values: Any) -> None:
    about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": now.case.meeting_id}
    await ask(now.tx, now.sender.telegram_id, key, **about, **values)


async def ask_field(house: House, sender: Sender, point_id: int, number: int) -> None:
    """[Lokasi], [Volume], [OPD tujuan]: asks for the words, and says how many there may be."""
    if number >= len(completions.FIELDS):
        raise Refusal("tombol_lama")
    async with _own(house, sender, point_id) as now:
        field = completions.FIELDS[number]
        payload = {"field": field, "point": point_id, "typed": ""}
        await dialogs.set_step(now.tx, sender.telegram_id, now.case.meeting_id, STEP, payload, now.now_ms)
        key = "usul_minta_opd" if field == ADDRESSEE else f"usul_minta_{WORDS_OF[field]}"
        await _ask(now, key, anew=False, kode=now.case.code, n=FIELD_GRAPHEMES_MAX)


async def typed_field(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The words of a field; an organisation of the meeting is confirmed with a button first."""
    written = write_field(raw)
    async with _own(house, sender, dialog.payload["point"]) as now:
        field = dialog.payload["field"]
        if written.masked:
            about: dict[str, Any] = {"now_ms": now.now_ms, "meeting_id": now.case.meeting_id}
            await tell(now.tx, sender.telegram_id, "ada_nik", **about)
        if field == ADDRESSEE and await _offer(now, dialog, written.text):
            return
        await _fill(now, field, written.text)
        await now.forget(STEP)
        await _show(now, anew=True)


async def _offer(now: Turn, dialog: Dialog, typed: str) -> bool:
    """Whether the words may mean an organisation of the meeting; then which one is asked."""
    meeting = await meetings.load(now.tx, now.case.meeting_id)
    roster = await organisations.roster(now.tx, meeting.id)
    found: Sure | Candidates = match(typed, roster, json.loads(meeting.region_words))
    ids = (found.id,) if isinstance(found, Sure) else found.ids
    if not ids:
        return False
    payload = dialog.payload | {"typed": typed}
    await dialogs.set_step(now.tx, now.sender.telegram_id, meeting.id, STEP, payload, now.now_ms)
    names = {one.id: one.name for one in roster}
    as_typed = [button("tombol_tulis_apa_adanya", "uw", now.case.id)]
    if isinstance(found, Sure):
        rows = [[button("tombol_ya_benar", "uo", now.case.id, found.id)], as_typed]
        await _ask(now, "konfirmasi_instansi", buttons=rows, instansi=names[found.id])
    else:
        rows = [[plain_button(names[one], "uo", now.case.id, one)] for one in ids]
        await _ask(now, "usul_pilih_opd", buttons=[*rows, as_typed])
    return True


async def choose_addressee(house: House, sender: Sender, point_id: int, organisation_id: int) -> None:
    """[Ya, benar], or one of the list."""
    async with _own(house, sender, point_id) as now:
        chosen = await organisations.load(now.tx, organisation_id)
        if chosen is None or chosen.meeting_id != now.case.meeting_id or chosen.standing in ("pending", "declined"):
            raise Refusal("tombol_lama")
        if (await completions.load(now.tx, point_id)).addressee != chosen.short:
            await completions.set_addressee(now.tx, point_id, organisation_id)
            await now.enter("completed", {"field": ADDRESSEE, "organisation": chosen.ref})
        await now.forget(STEP)
        await _show(now, anew=False)


async def addressee_as_typed(house: House, sender: Sender, point_id: int) -> None:
    """[Tulis apa adanya]: the addressee is none of the meeting."""
    async with _own(house, sender, point_id) as now:
        dialog = await dialogs.load(now.tx, sender.telegram_id, now.now_ms)
        if dialog is None or dialog.step != STEP or dialog.payload["point"] != point_id or not dialog.payload["typed"]:
            raise Refusal("tombol_lama")
        await _fill(now, ADDRESSEE, dialog.payload["typed"])
        await now.forget(STEP)
        await _show(now, anew=False)


async def _fill(now: Turn, field: str, text: str) -> None:
    filled = await completions.load(now.tx, now.case.id)
    if getattr(filled, field) == text:
        return
    await completions.set_field(now.tx, now.case.id, field, text)
    await now.enter("completed", {"digest": chain.text_digest(now.case.salt, text), "field": field})
