"""The floor's conversations: words typed, pressed for or corrected while they wait."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from meeting.floor import split_codes
from meeting.floor_asking import ask_next, ask_words, check_floor, go_on, quote
from meeting.house import House, Sender
from meeting.keeping import STEP_LONG, answered, held_in, others_behind, settle, speaker_of, summary
from meeting.telling import FLOOR, ask, tell
from meeting.waiting import STEP_TEXT, Came, Waiting, begun, begun_in
from rules.points import POINT_GRAPHEMES_MAX, REPEAT_MS, PointKind, is_greeting, is_noise, write_point
from rules.refusals import Refusal
from rules.text import fold, length
from storage import dialogs, points, waiting_words
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.points import StoredPoint

# A phone cuts a long text into pieces of 4,096 signs and sends them in a moment: what follows so long a piece at once
# is its rest, and no point of its own.
PIECE_MIN = 4_050
PIECE_SECONDS = 2
UNKNOWN = Came()


async def begin(
    house: House, sender: Sender, meeting_id: int, kind: PointKind, *, answers: Sequence[str] = (), anew: bool = True
) -> StoredPoint | None:
    """Asks this account for the text of one point; the next text it types becomes that point. Somebody who responds and
    has not said to what is offered the latest points. Words that have just come without a kind are of this kind, and
    go on."""
    async with house.act(sender) as tx:
        delegate = await check_floor(tx, sender, meeting_id)
        held = await held_in(tx, sender.telegram_id, meeting_id, house.now())
        if held is not None and held.parts and held.kind is None and held.is_current(house.now(), delegate.id):
            waiting = replace(held, kind=kind, answers=tuple(answers))
            return await go_on(house, tx, sender, delegate, waiting, anew=anew)
        waiting = begun(held, kind, answers, delegate.id)
        await ask_words(house, tx, sender, meeting_id, waiting, anew=anew)
        await tell_behind(house, tx, sender, delegate, held, waiting)
        return None


async def tell_behind(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, held: Waiting | None, waiting: Waiting
) -> None:
    """Says that words which waited are asked about later, where something newer has just come before them."""
    if held is not None and len(waiting.behind) > len(held.behind):
        await quote(house, tx, sender, delegate, "usul_ditanyakan_kemudian", held)


async def say(
    house: House,
    sender: Sender,
    meeting_id: int,
    text: str,
    *,
    kind: PointKind | None = None,
    answers: Sequence[str] = (),
    came: Came = UNKNOWN,
) -> StoredPoint | None:
    """Words somebody typed; `kind` where the command named one. They are a point at once, or asked about first: of
    which kind, whether they are meant at all. Until then they wait, whatever else is asked meanwhile."""
    async with house.act(sender) as tx:
        delegate = await check_floor(tx, sender, meeting_id)
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if kind is None and dialog is not None and _is_rest(dialog, came):
            await _refuse_long(house, tx, sender, meeting_id, dialog.payload["long"][0] + length(text), came)
            return None
        held = await held_in(tx, sender.telegram_id, meeting_id, house.now())
        current = (held or Waiting()).current(house.now(), delegate.id)
        if kind is not None:
            before = begun(held and _trial_aside(held), kind, answers, delegate.id, text)
        elif current is not held and is_greeting(text):
            await _thank(house, tx, sender, delegate)
            return None
        else:
            before = _trial_aside(current)
        if before.kind is PointKind.RESPONSE and not before.answers and not before.parts:
            codes, text = split_codes(text)
            before = replace(before, answers=codes)
        delegate = await speaker_of(tx, delegate, sender.telegram_id, before)
        waiting = await joined(house, tx, sender, delegate, before, text, came)
        was_asked = kind is None and before.kind is not None
        stored = await go_on(house, tx, sender, delegate, waiting, was_asked=was_asked)
        if stored is None:
            await tell_behind(house, tx, sender, delegate, held, waiting)
        return stored


def _trial_aside(held: Waiting) -> Waiting:
    """Somebody who was asked whether "tes" is meant, and writes their point instead, has answered."""
    return replace(held, parts=()) if held.kind is not None and is_noise(held.text) else held


async def joined(
    house: House, tx: Tx, sender: Sender, delegate: Delegate, before: Waiting, text: str, came: Came
) -> Waiting:
    """Messages in a row are one thought: the next goes under those that still wait, a repetition does not. Raises
    `usul_panjang`, and then what waited waits on; `usul_sudah_tercatat` for what has just become a point."""
    written = write_point(text)
    if fold(written.text) in {fold(said) for _, said in before.parts}:
        return before
    since_ms = house.now() - REPEAT_MS
    if await points.latest_twin(tx, delegate.meeting_id, delegate.id, fold(written.text), since_ms) is not None:
        raise Refusal("usul_sudah_tercatat")
    waiting = before.with_part(written.text, came, house.now(), delegate.id)
    write_point(waiting.text)
    if written.masked:
        await tell(tx, sender.telegram_id, "ada_nik", now_ms=house.now(), meeting_id=delegate.meeting_id)
    return waiting


async def _thank(house: House, tx: Tx, sender: Sender, delegate: Delegate) -> None:
    """A greeting is no point and no error: whoever is here already is told as whom."""
    values: dict[str, Any] = {"label": delegate.label, "instansi": delegate.organisation}
    meeting_id = delegate.meeting_id
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "card": FLOOR}
    await ask(tx, sender.telegram_id, "hadir_tercatat", **about, **values)


def _is_rest(dialog: Dialog, came: Came) -> bool:
    said = dialog.payload.get("long")
    return said is not None and 0 <= came.at_s - said[1] <= PIECE_SECONDS


async def refuse_long(house: House, sender: Sender, meeting_id: int, length: int, came: Came) -> None:
    """A piece as long as a message can be: refused with both numbers, and what comes right behind it with it."""
    async with house.act(sender) as tx:
        await _refuse_long(house, tx, sender, meeting_id, length, came)


async def _refuse_long(house: House, tx: Tx, sender: Sender, meeting_id: int, length: int, came: Came) -> None:
    chat_id, now_ms = sender.telegram_id, house.now()
    dialog = await dialogs.load(tx, chat_id, now_ms)
    begun_here = begun_in(dialog, meeting_id)
    step, payload = (STEP_LONG, {}) if begun_here is None else (STEP_TEXT, begun_here.payload())
    payload = payload | {"long": [length, came.at_s]}
    await dialogs.set_step(tx, chat_id, meeting_id, step, payload, now_ms)
    values: dict[str, Any] = {"n": length, "maks": POINT_GRAPHEMES_MAX}
    await ask(tx, chat_id, "usul_panjang", now_ms=now_ms, meeting_id=meeting_id, card=FLOOR, **values)


async def submit_waiting(house: House, sender: Sender, kind: PointKind | None, mark: int = 0) -> StoredPoint | None:
    """[Usulan] and the like, [Ya, kirim], [Tanpa nomor]: the text that waits is meant, and of this kind. A second press
    finds nothing waiting."""
    async with house.act(sender) as tx:
        delegate, waiting = await answered(tx, sender, mark)
        was_asked = kind is None
        waiting = replace(waiting, kind=kind or waiting.kind)
        if waiting.kind is None:
            raise Refusal("tombol_lama")
        return await go_on(house, tx, sender, delegate, waiting, anew=False, was_asked=was_asked, is_sure=True)


async def respond_to(house: House, sender: Sender, point_id: int, mark: int = 0) -> StoredPoint | None:
    """[Tanggapi] at a point, or the point of a list under words (`mark`): what waits for a number answers it, and what
    has just come without a kind; else a text is asked for."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id)
        if point is None or point.state not in points.PUBLIC:
            raise Refusal("tombol_lama")
        delegate = await check_floor(tx, sender, point.meeting_id)
        held = await held_in(tx, sender.telegram_id, point.meeting_id, house.now())
        if mark:
            held = (await answered(tx, sender, mark))[1]
        is_open = held is not None and held.kind is None and held.is_current(house.now(), delegate.id)
        is_own = held is not None and (mark > 0 or held.speaker in (0, delegate.id))
        if held is not None and is_own and (is_open or held.kind is PointKind.RESPONSE):
            waiting = replace(held, kind=PointKind.RESPONSE, answers=(point.code,))
        else:
            waiting = begun(held, PointKind.RESPONSE, (point.code,), delegate.id)
        is_typed = sender.tapped is None
        stored = await go_on(house, tx, sender, delegate, waiting, anew=is_typed or held is None, is_sure=True)
        if stored is None:
            await tell_behind(house, tx, sender, delegate, held, waiting)
        return stored


async def drop(house: House, sender: Sender, mark: int = 0) -> None:
    """The text was no point: forgotten, and its sender reads which. What waited behind it is asked about. Where no
    words wait, what was only asked for is forgotten."""
    async with house.act(sender) as tx:
        if await waiting_words.of_account(tx, sender.telegram_id):
            await _drop_words(house, tx, sender, mark, anew=False)
            return
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        if dialog is not None and dialog.step not in (STEP_TEXT, STEP_LONG):
            raise Refusal("tombol_lama")
        await dialogs.drop(tx, sender.telegram_id)
        await ask(tx, sender.telegram_id, "batal_selesai", now_ms=house.now(), anew=False, card=FLOOR)


async def _drop_words(house: House, tx: Tx, sender: Sender, mark: int, *, anew: bool) -> None:
    delegate, dropped = await answered(tx, sender, mark)
    if await settle(tx, sender.telegram_id, delegate.meeting_id, dropped, house.now()):
        await quote(house, tx, sender, delegate, "usul_tidak_dikirim", dropped)
        await ask_next(house, tx, sender, delegate, others_behind(dropped))
        return
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": delegate.meeting_id, "card": FLOOR}
    about["delegate_id"] = delegate.id
    await ask(tx, sender.telegram_id, "usul_tidak_dikirim", **about, anew=anew, ringkas=summary(dropped))


async def cancel(house: House, sender: Sender) -> None:
    """/batal: ends the conversation that is in front, and words that wait are asked about again; where none is, the
    words are forgotten. What is stored stays."""
    async with house.act(sender) as tx:
        dialog = await dialogs.load(tx, sender.telegram_id, house.now())
        is_open = await dialogs.drop(tx, sender.telegram_id) and dialog is not None and dialog.step != STEP_LONG
        if not is_open and await waiting_words.of_account(tx, sender.telegram_id):
            await _drop_words(house, tx, sender, 0, anew=True)
            return
        await tell(tx, sender.telegram_id, "batal_selesai" if is_open else "batal_kosong", now_ms=house.now())
