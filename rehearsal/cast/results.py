"""Tally and chart of a revealed question go into the record while the meeting goes on: by command, or by button."""

from functools import partial

from rehearsal.cast.events import EventKind
from rehearsal.cast.officials import MINUTE_TAKER, MODERATOR
from rehearsal.cast.questions import Question
from rehearsal.cast.stage import Stage, found, shown, tap
from rehearsal.phones import Message


async def enter_record(stage: Stage, question: Question, *, is_by_button: bool) -> None:
    """The moderator presses for both under the result, or the minute taker asks for both by command; where a scenario
    says so, the moderator for the tally. The chart is kept as it came."""
    code, asks = question.code, stage.event(EventKind.BREAKDOWN, question=question.code)
    writer = stage.officials[MODERATOR if is_by_button and asks is None else MINUTE_TAKER]
    told, drawn = f"Rekapitulasi {code} masuk catatan rapat", f"Diagram {code} masuk catatan rapat"
    if is_by_button and asks is None:
        panel = await found(writer, partial(_is_panel, code))
        for label, wanted in (("Rekap", told), ("Diagram", drawn)):
            said = await tap(writer, label, on=panel)
            assert wanted in said, f"{label} under the result of {code}: {said}"
        since = panel.id
    else:
        teller = writer if asks is None else stage.officials[MODERATOR]
        tallied, since = await teller.send(f"/rekap {code}"), await writer.send(f"/grafik {code}")
        await shown(teller, told, after=tallied)
        await shown(writer, drawn, after=since)
    if asks is not None:
        stage.see(f"{asks.where}.rekap", told, told)
    picture = await found(writer, partial(_is_chart, code, since))
    stage.files[f"kartu-{code.lower()}.png"] = await writer.download(picture)
    stage.entered[code].set()


def _is_panel(code: str, message: Message) -> bool:
    return message.text.startswith(f"{code} · ") and {"Rekap", "Diagram"} <= set(message.labels)


def _is_chart(code: str, asked: int, message: Message) -> bool:
    return message.id > asked and message.file is not None and message.text.startswith(f"{code}. ")
