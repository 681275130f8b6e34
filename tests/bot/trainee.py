"""A trainee who knows nothing: reads the hint of the step that is next, types and presses what it says, and waits."""

import asyncio
import re
import time

from rehearsal.phones import Person, Phones
from rehearsal.refusal import Json

DO = re.compile(r"(Ketik|ketik|tekan|Type|type|press|then) “([^”]+)”")
STEP_SECONDS, TRIES_MAX = 15.0, 6


class Trainee:
    """`took` tells how many seconds each step was worked at."""

    def __init__(self, phones: Phones, *, language: str = "id") -> None:
        self.phones, self.language = phones, language
        self.took: dict[str, float] = {}

    async def training(self) -> Json:
        answer: Json = await self.phones.call("training", language=self.language)
        return answer

    async def go_through(self, *, until: str | None = None) -> Json:
        """Follows the hints to the end, or to the step that is not to be done any more. Raises AssertionError for a
        step that its hint does not lead through."""
        while True:
            seen = await self.training()
            step = next((one for one in seen["steps"] if one["id"] == seen["current"]), None)
            if step is None or step["id"] == until:
                return seen
            began = time.monotonic()
            await self._do(seen["trainee"], step)
            self.took[step["id"]] = time.monotonic() - began

    async def _do(self, account: int, step: Json) -> None:
        person = await self.phones.person(account, first_name="Moderator")
        for attempt in range(TRIES_MAX):
            # Read anew, as it is while one works: buttons are named as the phone shows them by then.
            step = next(one for one in (await self.training())["steps"] if one["id"] == step["id"])
            trouble = await self._follow(person, step["hint"])
            for _ in range(int(STEP_SECONDS / 0.2) if attempt == TRIES_MAX - 1 else 10):
                now = await self.training()
                if next(one for one in now["steps"] if one["id"] == step["id"])["is_done"]:
                    return
                await asyncio.sleep(0.2)
        shown = "\n".join(f"{one.text[:200]} {one.labels}" for one in (await person.screen())[-6:])
        raise AssertionError(f"{step['id']}: {step['hint']}\n{trouble}\n{shown}")

    async def _follow(self, person: Person, hint: str) -> str:
        """Types and presses, one after another; what stood in the way."""
        sent = 0
        for verb, words in DO.findall(hint):
            try:
                if verb.lower() in ("ketik", "type"):
                    sent = await person.send(words)
                    await person.wait_for("", after=sent)
                else:
                    await self._press(person, words)
            except (AssertionError, TimeoutError) as missing:
                return f"{words}: {missing}"[:500]
        return ""

    async def _press(self, person: Person, label: str) -> None:
        """The newest button that begins like this, as an eye finds it; where none is yet, a moment later."""
        async with asyncio.timeout(5):
            while True:
                for message in reversed(await person.screen()):
                    for one in message.labels:
                        if one == label or one.startswith(f"{label}:"):
                            await person.press(one, on=message)
                            await self._look_up(person, message.revision)
                            return
                await asyncio.sleep(0.2)

    async def _look_up(self, person: Person, revision: int) -> None:
        """Until something came or changed after a press, as long as somebody looks at a card that does not change."""
        for _ in range(10):
            await asyncio.sleep(0.2)
            if any(one.revision > revision for one in await person.screen()):
                return
