"""A whole question as a state machine: how it is opened, and what voters may do to it."""

from collections.abc import Awaitable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from meeting import desk, questions, voting
from rules.answers import Answer
from rules.questions import Question
from rules.refusals import Refusal
from rules.text import fold_for_eye
from storage import questions as rows
from tests.meeting.halls import Hall
from tests.meeting.machine_asks import answers, asked, impossible
from tests.meeting.machine_checks import Seen, check
from tests.meeting.machine_stage import Stage
from tests.meeting.question_model import Paper, Person, Said

ORGANISATIONS = 6
# Few people do most: what goes wrong goes wrong where several things happen to the same one.
PLACES = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 12])
PICKS = st.integers(0, 50)
# A question that is over is no place for anything: most of the time nobody ends it.
PATIENCE = st.integers(0, 4)


class QuestionMachine(RuleBasedStateMachine):
    """The voters' hands; the moderator's are in `desk_machine`, people and helpers in `people_machine`."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage, self.seen = stage, Seen()
        self.hall: Hall = stage.set_up(ORGANISATIONS)
        self.past: list[dict[str, Any]] = []

    def teardown(self) -> None:
        self.stage.clear()

    def do(self, act: Awaitable[Any]) -> Any:
        """What came of it, or the key of its refusal; everything else is our own mistake."""

        async def attempt() -> Any:
            try:
                return await act
            except Refusal as refusal:
                return refusal.key

        return self.stage.run(attempt())

    def is_done(self, act: Awaitable[Any]) -> bool:
        """Whether the rules let it happen."""
        return not isinstance(self.do(act), str)

    @property
    def now(self) -> int:
        return self.hall.clock()

    def person(self, place: int) -> Person:
        return self.paper.people[place % len(self.paper.people)]

    def reload(self) -> Question:
        async def load() -> Question:
            async with self.hall.house.db.reading() as tx:
                found = await rows.load(tx, self.question.id)
            assert found is not None
            return found

        self.question: Question = self.stage.run(load())
        return self.question

    @initialize(what=asked(), seconds=st.sampled_from([None, None, 60, 600]))
    def open(self, what: tuple[str, str], seconds: int | None) -> None:
        """The question is written and opened."""
        self.kind, message = what
        hall = self.hall
        draft = self.stage.run(desk.write(hall.house, hall.moderator, hall.meeting_id, message))
        self.question = draft
        self.paper = Paper(
            *(self.kind, draft.mode.value, draft.unit.value, draft.ballot_by, draft.late_voters),
            tuple(option.id for option in draft.options),
            places=len(draft.options),
        )
        for place, delegate_id in enumerate(hall.delegates):
            self.paper.arrives(Person(delegate_id, 1001 + place, place + 1, f"Perwakilan {place + 1}"))
        self.stage.run(self._fold_names())
        assert self.is_done(questions.open_question(hall.house, hall.moderator, draft.id, seconds=seconds))
        self.paper.opens(self.now, seconds)
        self.reload()

    async def _fold_names(self) -> None:
        """As a registration would have stored them, so that whoever comes back is known."""
        async with self.hall.house.db.transaction() as tx:
            for person in self.paper.people:
                key = fold_for_eye(person.label)
                await tx.execute("UPDATE delegates SET name_key = $2 WHERE id = $1", person.id, key)

    def said(self, pick: int) -> Said:
        """One of the answers the question takes."""
        offered = answers(self.kind, self.question)
        return offered[pick % len(offered)]

    def cast(self, person: Person, said: Said, account: int | None = None, **claims: Any) -> Any:
        """The press; kept, so that it can be delivered again."""
        sender = self.hall.sender(account or person.account or 9_999)
        press = {
            "question_id": self.question.id,
            "delegate_id": person.id,
            "option_ids": said[0],
            "generation": self.question.generation,
            "words": said[1] or ("" if self.kind == "other" else None),
        } | claims
        self.past.append({"sender": sender, **press})
        return self.do(voting.cast(self.hall.house, sender, **press))

    @rule(place=PLACES, pick=PICKS)
    def vote(self, place: int, pick: int) -> None:
        """A voter presses; stored exactly where the paper says it may be."""
        person, said = self.person(place), self.said(pick)
        came = self.cast(person, said)
        if person.account is None or not self.paper.may_answer(person, self.now):
            assert isinstance(came, str), "stored although nobody may"
            return
        assert not isinstance(came, str), came
        voter = self.paper.voter(person)
        assert came.is_unchanged == (self.paper.answers.get(voter) == said)
        self.paper.answers_now(person, said)

    @rule(place=PLACES, pick=PICKS)
    def think_again(self, place: int, pick: int) -> None:
        """The same few once more: most of what people do is this."""
        self.vote(place % 3, pick)

    @precondition(lambda self: self.kind == "ranking")
    @rule(place=PLACES)
    def send_half_a_ranking(self, place: int) -> None:
        """It counts nowhere and shakes no answer."""
        person = self.person(place)
        came = self.cast(person, (self.paper.options[:1], ""))
        if person.account is None or not self.paper.may_answer(person, self.now):
            assert isinstance(came, str)
            return
        assert came.missing == (1, self.paper.places)
        if self.paper.voter(person) not in self.paper.answers:
            self.paper.begun.add(self.paper.voter(person))

    @rule(place=PLACES, pick=PICKS, how=st.integers(0, 4))
    def forge(self, place: int, pick: int, how: int) -> None:
        """A stranger, another's button, an option of nowhere, an old or future keyboard, another question."""
        person, said = self.person(place), self.said(pick)
        if how == 0:
            came = self.cast(person, said, account=666)
        elif how == 1:
            others = [one.account for one in self.paper.people if one.account not in (None, person.account)]
            came = self.cast(person, said, account=others[0] if others else 666)
        elif how == 2:
            wrong = impossible(self.question)
            came = self.cast(person, (wrong[pick % len(wrong)], ""))
        elif how == 3:
            came = self.cast(person, said, generation=self.question.generation + (1 if pick % 2 else -1))
        else:
            came = self.cast(person, said, question_id=self.question.id + 1)
        assert isinstance(came, str)

    @precondition(lambda self: self.past)
    @rule(pick=PICKS)
    def deliver_again(self, pick: int) -> None:
        """I8: what was applied is answered from what is stored; what was refused is refused or judged anew."""
        press = dict(self.past[pick % len(self.past)])
        sender = press.pop("sender")
        known = self.stage.run(self._is_applied(sender.update_id))
        if known:
            self.do(voting.cast(self.hall.house, sender, **press))

    async def _is_applied(self, update_id: int) -> bool:
        async with self.hall.house.db.reading() as tx:
            return await tx.fetch_value("SELECT 1 FROM applied WHERE update_id = $1", update_id) is not None

    @rule(place=PLACES)
    def withdraw(self, place: int) -> None:
        """There is no answer any more; nothing to take back is nothing done."""
        person, voter = self.person(place), self.paper.voter(self.person(place))
        sender = self.hall.sender(person.account or 9_999)
        asked = {"question_id": self.question.id, "delegate_id": person.id}
        came = self.do(voting.withdraw(self.hall.house, sender, **asked))
        if person.account is None:
            assert isinstance(came, str)
        elif voter in self.paper.answers and self.paper.may_answer(person, self.now):
            assert not isinstance(came, str), came
            self.paper.takes_back(voter)
        elif (voter in self.paper.answers or voter in self.paper.on_paper) and not person.is_away:
            assert isinstance(came, str)

    @invariant()
    def the_house_and_the_paper_agree(self) -> None:
        if hasattr(self, "paper"):
            self.stage.run(check(self.hall, self.question.id, self.paper, self.seen))


def as_answer(said: Said) -> Answer:
    """The same as the rules take it."""
    return Answer(said[0], said[1])
