"""Random play of the floor among other conversations: every text said is a point, or was dropped by its sender, or
waits and is asked about; each exactly once."""

import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meeting import agenda, asking_again, floor_dialogs
from meeting.waiting import Came
from rules.meetings import MeetingAct
from rules.points import PointKind
from rules.refusals import Refusal
from storage import dialogs
from storage.opening import open_database
from tests.meeting.between import BETWEEN, in_front, words
from tests.meeting.halls import Hall, open_hall
from tests.meeting.pointed import told
from tests.meeting.test_submitting import asked, presses

FLOOR = ("command", "begin", "send", "drop", "cancel")
TIME = ("minute", "quarter", "tick")
ACTS = st.lists(
    st.tuples(
        st.sampled_from([*FLOOR, *BETWEEN, "type", "type", "type", *TIME]),
        st.sampled_from(list(PointKind)),
    ),
    max_size=16,
)


@dataclass
class Play:
    """A meeting in which the first delegate says things: what to the floor, and what they took back themselves."""

    hall: Hall
    said: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    async def waiting(self) -> list[str]:
        """Every message that waits."""
        found = await words(self.hall)
        return [] if found is None else [text for one in found.words for _, text in one.parts]

    async def stored(self) -> list[str]:
        """Every message that is a point or part of one."""
        async with self.hall.house.db.reading() as tx:
            rows = await tx.fetch("SELECT original FROM points WHERE original LIKE 'kalimat%'")
        return [line for row in rows for line in row["original"].split("\n")]

    async def step(self, number: int, act: str, kind: PointKind) -> None:
        """One thing that the person does, or that time does. What is refused changes nothing that waits."""
        before = await self.waiting()
        try:
            await self._do(number, act, kind)
        except Refusal:
            assert await self.waiting() == before
        found = [*await self.stored(), *await self.waiting(), *self.dropped]
        assert sorted(found) == sorted(self.said), (act, kind)

    async def _do(self, number: int, act: str, kind: PointKind) -> None:
        hall, who = self.hall, self.hall.voter(0)
        if act in ("command", "type"):
            await self._type(number, kind if act == "command" else None)
        elif act in BETWEEN:
            await BETWEEN[act].begin(hall)
        elif act == "begin":
            await floor_dialogs.begin(hall.house, who, hall.meeting_id, kind)
        elif act == "send":
            await floor_dialogs.submit_waiting(hall.house, who, kind)
        elif act in ("drop", "cancel"):
            await self._take_back(act)
        elif act == "tick":
            await asking_again.ask_due(hall.house)
        else:
            hall.clock.turn(60 if act == "minute" else dialogs.LIFETIME_MS // 1000)

    async def _type(self, number: int, kind: PointKind | None) -> None:
        """As the service hears it: plain words go to the conversation in front, a command to the floor."""
        dialog = await in_front(self.hall)
        ends = {one.step: one.end for one in BETWEEN.values()}
        if kind is None and dialog is not None and dialog.step in ends:
            await ends[dialog.step](self.hall, dialog)
            return
        text = f"kalimat panjang yang ke-{number} tentang jalan"
        who, meeting_id = self.hall.voter(0), self.hall.meeting_id
        await floor_dialogs.say(self.hall.house, who, meeting_id, text, kind=kind, came=Came(number))
        self.said.append(text)

    async def _take_back(self, act: str) -> None:
        before, is_open = await words(self.hall), await in_front(self.hall) is not None
        press = floor_dialogs.drop if act == "drop" else floor_dialogs.cancel
        await press(self.hall.house, self.hall.voter(0))
        if before is not None and (act == "drop" or not is_open):
            self.dropped += [text for _, text in before.parts]

    async def answer_all(self) -> None:
        """Silence, until whatever was in front has expired; then every question that is asked is answered."""
        for _ in range(3):
            self.hall.clock.turn(dialogs.LIFETIME_MS // 1000)
            await asking_again.ask_due(self.hall.house)
        while (waits := await words(self.hall)) is not None:
            assert any(press.startswith("1fk") for press in presses(await asked(self.hall)))
            kind = waits.kind or PointKind.PROPOSAL
            await floor_dialogs.submit_waiting(self.hall.house, self.hall.voter(0), kind)
        assert sorted([*await self.stored(), *self.dropped]) == sorted(self.said)

    async def end(self) -> None:
        """The meeting ends: what waits is read back, once, and kept no longer."""
        waits = await self.waiting()
        async with self.hall.house.db.transaction() as tx:
            await tx.execute("UPDATE questions SET state = 'cancelled'")
        await agenda.move(self.hall.house, self.hall.moderator, self.hall.meeting_id, MeetingAct.END)
        for _ in range(2):
            await asking_again.ask_due(self.hall.house)
        read = [one for one in await told(self.hall, 1001) if one["key"] == "usul_tidak_terkirim"]
        assert len(read) == bool(waits)
        lines = [line["values"]["ringkas"] for one in read for line in one["values"]["isi"]["lines"]]
        assert all(any(text[:20] in line for line in lines) for text in waits)
        assert await self.waiting() == []


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(ACTS, st.booleans())
def test_no_words_are_lost_whatever_comes_in_between(acts: list[tuple[str, PointKind]], ends: bool) -> None:
    """Said, commanded, pressed for, sent, dropped, among five other conversations, silence and the meeting's end."""

    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            database = await open_database(f"sqlite:///{Path(folder) / 'm.db'}", now=lambda: 0)
            try:
                one = Play(await open_hall(database))
                for number, (act, kind) in enumerate(acts):
                    await one.step(number, act, kind)
                await (one.end() if ends else one.answer_all())
            finally:
                await database.close()

    asyncio.run(play())
