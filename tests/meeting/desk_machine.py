"""The same machine with the moderator's hands, the secretariat's, and the clock's."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from meeting import closing, corrections, questions, reminders
from storage import dialogs
from tests.meeting.halls import MODERATOR, SECRETARY
from tests.meeting.hand_machine import PATIENCE, PICKS, QuestionMachine


class DeskMachine(QuestionMachine):
    """Extended, closed, reopened, revealed, adopted, corrected; and time."""

    @rule(seconds=st.sampled_from([1, 30, 59, 61, 300, -90]))
    def time_passes(self, seconds: int) -> None:
        """Or the clock is set back."""
        self.hall.clock.turn(seconds)

    @rule(seconds=st.sampled_from([60, 300, 25 * 3600]), patience=PATIENCE)
    def extend(self, seconds: int, patience: int) -> None:
        if patience:
            return
        came = self.is_done(questions.extend(self.hall.house, self.hall.moderator, self.question.id, seconds=seconds))
        until = (self.paper.deadline or self.now) + seconds * 1000
        assert came == (self.paper.is_open(self.now) and until - self.now <= 24 * 3600 * 1000)
        if came:
            self.paper.deadline = until

    @rule(by=st.sampled_from([MODERATOR, SECRETARY, 1001]), patience=PATIENCE)
    def close(self, by: int, patience: int) -> None:
        """By the moderator; the secretariat owes a reason, a voter may not."""
        if patience:
            return
        came = self.is_done(questions.close(self.hall.house, self.hall.sender(by), self.question.id))
        assert came == (by == MODERATOR and self.paper.state not in ("draft", "cancelled"))
        if came and self.paper.state == "open":
            self.paper.closes()

    @rule()
    def close_what_is_due(self) -> None:
        closed = self.stage.run(closing.close_due(self.hall.house))
        is_due = self.paper.state == "open" and not self.paper.is_open(self.now)
        assert list(closed) == [self.question.id] * is_due
        if is_due:
            self.paper.closes()

    @rule(seconds=st.sampled_from([None, 60]))
    def reopen(self, seconds: int | None) -> None:
        """Never a secret question, never after reveal."""
        came = self.is_done(questions.reopen(self.hall.house, self.hall.moderator, self.question.id, seconds=seconds))
        was = self.paper.state
        assert came == (was == "open" or (was == "closed" and not self.paper.is_secret))
        if came and was == "closed":
            self.paper.state = "open"
            self.paper.deadline = None if seconds is None else self.now + seconds * 1000

    @precondition(lambda self: self.paper.state != "open")
    @rule(patience=PATIENCE)
    def reveal(self, patience: int) -> None:
        if patience:
            return
        assert self.is_done(questions.reveal(self.hall.house, self.hall.moderator, self.question.id))
        self.paper.state = "adopted" if self.paper.state == "adopted" else "revealed"

    @rule(by=st.sampled_from([SECRETARY, MODERATOR]), patience=PATIENCE)
    def adopt(self, by: int, patience: int) -> None:
        if patience:
            return
        came = self.is_done(questions.adopt(self.hall.house, self.hall.sender(by), self.question.id))
        assert came == (by == SECRETARY and self.paper.state in ("revealed", "adopted"))
        if came:
            self.paper.state = "adopted"

    @rule(pick=PICKS, patience=PATIENCE)
    def correct(self, pick: int, patience: int) -> None:
        """The wording of the question or of an option: every ballot stays where it is."""
        if patience:
            return
        option = 0 if self.kind in ("approval", "text", "number") else (0, *self.paper.options)[pick % 4]
        came = self.is_done(self._correct(option, f"Kata {self.paper.generation}"))
        assert came == self.paper.is_open(self.now)
        self.paper.generation += came
        self.reload()

    async def _correct(self, option: int, text: str) -> None:
        await corrections.ask_wording(self.hall.house, self.hall.moderator, self.question.id, option)
        async with self.hall.house.db.reading() as tx:
            dialog = await dialogs.load(tx, MODERATOR, self.now)
        assert dialog is not None
        await corrections.correct(self.hall.house, self.hall.moderator, dialog, text)

    @rule(patience=PATIENCE)
    def remind(self, patience: int) -> None:
        """Whoever is silent hears of it; nothing of the question moves."""
        if patience:
            return
        self.do(reminders.remind(self.hall.house, self.hall.moderator, self.question.id))
