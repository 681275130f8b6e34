"""Paper forms of a secret question: the names while they are ticked, the counts before a second official."""

from delivery.card import Button, Card
from delivery.cards.question_lines import voice
from locales.words import Html
from rules.buttons import pack
from storage import dialogs, paper, questions, turnout
from storage.database import Tx
from storage.outbox import OutboxRow

PAGE_SIZE = 8


async def draw_names(tx: Tx, row: OutboxRow) -> Card | None:
    """Whoever has no answer yet, eight a page, those ticked with a mark."""
    question = await questions.load(tx, row.payload["question"])
    if question is None:
        return None
    words = (await voice(tx, row.chat_id, question.meeting_id)).words
    dialog = await dialogs.load(tx, row.chat_id, 0)
    ticked = set(dialog.payload.get("names", ())) if dialog is not None else set()
    silent = await turnout.silent_voters(tx, question.id)
    pages = max(1, -(-len(silent) // PAGE_SIZE))
    page = min(row.payload["page"], pages - 1)
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                label=f"{'✓ ' if one.delegate_id in ticked else ''}{one.label}",
                press=pack("bp", question.id, one.delegate_id, page),
            ),
        )
        for one in silent[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    ]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("bp", question.id, 0, to)) for label, to in turns))
    if ticked:
        label = words.plain("tombol_lanjut", n=len(ticked))
        rows.append((Button(label=label, press=pack("bs", question.id), style="primary"),))
    return Card(text=words.html("kertas_nama", kode=question.code), buttons=tuple(rows))


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The counts with two buttons while they wait; then only what became of them."""
    batch = await paper.load(tx, row.payload["batch"])
    question = None if batch is None else await questions.load(tx, batch.question_id)
    if batch is None or question is None:
        return None
    words = (await voice(tx, row.chat_id, question.meeting_id)).words
    values = {"kode": question.code, "n": len(batch.voters)}
    if batch.state != "waiting" and not (row.is_edit or row.is_copy):
        return None
    if batch.state != "waiting":
        key = {"confirmed": "kertas_sah", "refused": "kertas_tidak_sah", "late": "kertas_terlambat"}[batch.state]
        return Card(text=words.html(key, **values), is_secret=True)
    texts = {option.id: f"{option.code}. {option.text}" for option in question.options}
    lines: list[str] = [words.html("kertas_konfirmasi", **values)]
    for code, by_option in batch.counts.items():
        said = [f"{texts[option_id]}: {n}" for option_id, n in by_option.items()]
        lines.append(words.html("kertas_baris", unsur=code, jumlah="; ".join(said)))
    buttons = (
        Button(label=words.plain("tombol_ya_benar"), press=pack("bc", batch.id)),
        Button(label=words.plain("tombol_bukan"), press=pack("br", batch.id)),
    )
    return Card(text=Html("\n".join(lines)), buttons=(buttons,), is_secret=True)
