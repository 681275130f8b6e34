"""Answers in words are put under themes, each theme by one minute taker."""

import asyncio
import re
from collections.abc import Sequence

from rehearsal.cast.officials import MINUTE_TAKER, SCRIBES
from rehearsal.cast.questions import Question
from rehearsal.cast.scenario import squeezed
from rehearsal.cast.stage import Stage, answered, found, tap
from rehearsal.phones import Message, Person

LINE = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)
SEATS = (*SCRIBES, MINUTE_TAKER)
PHASE = "Tema jawaban"


async def group_answers(stage: Stage) -> None:
    """Every question for which the scenario names themes, as soon as its result is in the record."""
    for question in stage.scenario.questions:
        named = stage.scenario.scenes.themes.get(question.code)
        if named is None or question.code not in stage.played:
            continue
        await stage.entered[question.code].wait()
        async with asyncio.TaskGroup() as group:
            for place, (theme, refs) in enumerate(named.items()):
                seat = SEATS[place % len(SEATS)]
                lines = [squeezed(question.answers[ref].words) for ref in refs]
                group.create_task(_group(stage, seat, question, theme, lines))


async def _group(stage: Stage, seat: str, question: Question, theme: str, lines: Sequence[str]) -> None:
    scribe = await stage.official(seat)
    async with stage.hands[scribe.id]:
        asked = await scribe.send("/pertanyaan")
        await tap(scribe, question.code, on=await answered(scribe, asked, "Pertanyaan"))
        panel = await found(scribe, lambda message: message.id >= asked and "Tema" in message.labels)
        await tap(scribe, "Tema", on=panel)
        card = await answered(scribe, asked, f"{question.code} · Tema jawaban")
        for line in lines:
            card = await _put(scribe, card, question.code, line, theme)
    of = sum(len(refs) for refs in stage.scenario.scenes.themes[question.code].values())
    stage.grouped[question.code] += len(lines)
    stage.progress(PHASE, stage.grouped[question.code], of)


async def _put(scribe: Person, card: Message, code: str, line: str, theme: str) -> Message:
    """The number of a line, then a theme that is offered, or its name typed; the list as it stands afterwards."""
    seen = 0
    while (number := _number(card, line)) is None:
        assert seen < 10, f"the line is in the list: {line}"
        card, seen = await _next_page(scribe, card), seen + 1
    await tap(scribe, number, on=card)
    asked = await found(scribe, lambda message: message.id >= card.id and "Silakan pilih tema" in message.text)
    if theme in asked.labels:
        said = await tap(scribe, theme, on=asked)
        assert said == f"Tema tersimpan: {theme}", f"the line has its theme: {said}"
        after = asked.id
    else:
        await tap(scribe, "Tema baru", on=asked)
        await found(scribe, lambda message: message.id == asked.id and "Mohon ketik nama tema" in message.text)
        after = await scribe.send(theme)
    head = f"{code} · Tema jawaban"
    return await found(scribe, lambda message: message.id >= after and message.text.startswith(head))


def _number(card: Message, line: str) -> str | None:
    """The number of a line on this page. What is long stands there shortened."""
    for number, text in LINE.findall(card.text):
        if line.startswith(squeezed(text).rstrip("…")) and number in card.labels:
            return str(number)
    return None


async def _next_page(scribe: Person, card: Message) -> Message:
    await tap(scribe, "›", on=card)
    return await found(scribe, lambda message: message.id == card.id and message.payload("›") != card.payload("›"))
