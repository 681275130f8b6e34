"""The same machine with people who come, leave, return, are erased, hand over the lead, and officials who help."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from meeting import assisting, delegation, paper
from meeting.privacy import Wish, separate
from storage import electorate
from tests.faults.acts import forms
from tests.meeting.desk_machine import DeskMachine
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY
from tests.meeting.hand_machine import ORGANISATIONS, PATIENCE, PICKS, PLACES, as_answer
from tests.meeting.machine_stage import Stage
from tests.meeting.people import register
from tests.meeting.question_model import Heap, Person, Written

OFFICIALS = st.sampled_from([CLERK, MINUTE_TAKER, CLERK, MINUTE_TAKER, SECRETARY, 1001])
WHOLE = ("single", "approval", "scale", "other")


class MeetingMachine(DeskMachine):
    """Everything of a question, and everybody."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.erased: set[int] = set()

    @rule(organisation=st.integers(1, ORGANISATIONS), patience=PATIENCE)
    def arrive(self, organisation: int, patience: int) -> None:
        """A latecomer registers from a phone of their own."""
        if patience:
            return
        number = len(self.paper.people) + 1
        self._register(5_000 + number, organisation, f"Orang {number}")

    def _register(self, account: int, organisation: int, label: str) -> None:
        came = self.do(register(self.hall, account, organisation, label))
        assert not isinstance(came, str), came
        known = [one for one in self.paper.people if one.id == came.id]
        person = known[0] if known else Person(came.id, account, organisation, label)
        if account not in self.erased:
            self.paper.arrives(person)
            return
        # Erased, and back under another name: an answer of this phone stands and is not given twice.
        late, self.paper.late_voters = self.paper.late_voters, "wait"
        self.paper.arrives(person)
        self.paper.late_voters = late
        if self.stage.run(self._is_entitled(person)):
            voter = self.paper.voter(person)
            others = {known for one, known in self.paper.accounts.items() if one != voter}
            assert self.paper.unit == "organisation" or account not in others, "one phone, two answers"
            self.paper.electorate.add(voter)

    async def _is_entitled(self, person: Person) -> bool:
        async with self.hall.house.db.reading() as tx:
            return await electorate.holds(tx, self.question.id, self.paper.voter(person))

    @precondition(lambda self: any(one.is_away and one.account for one in self.paper.people))
    @rule(place=PLACES)
    def come_back(self, place: int) -> None:
        """Under the same name and from the same phone: the same person."""
        away = [one for one in self.paper.people if one.is_away and one.account]
        person = away[place % len(away)]
        assert person.account is not None
        self._register(person.account, person.organisation, person.label)

    @rule(place=PLACES, by=st.sampled_from(["self", "clerk"]), patience=PATIENCE)
    def leave(self, place: int, by: str, patience: int) -> None:
        if patience:
            return
        person = self.person(place)
        sender = self.hall.sender(CLERK if by == "clerk" else person.account or 9_999)
        came = self.do(delegation.leave(self.hall.house, sender, person.id))
        if by == "clerk" or person.account is not None:
            assert not isinstance(came, str), came
            if not person.is_away:
                self.paper.leaves(person)
        else:
            assert isinstance(came, str)

    @rule(place=PLACES, by=st.sampled_from([SECRETARY, CLERK]))
    def hand_the_lead_over(self, place: int, by: int) -> None:
        person = self.person(place)
        came = self.is_done(delegation.hand_lead(self.hall.house, self.hall.sender(by), person.id, "sakit"))
        assert came == (by == SECRETARY and not person.is_away)
        if came:
            self.paper.leads[person.organisation] = person.id

    @rule(place=PLACES, patience=PATIENCE)
    def erase(self, place: int, patience: int) -> None:
        """Gone by name and phone; the answer stays, and the same phone has no second one."""
        if patience:
            return
        person = self.person(place)
        account = person.account
        if account is None:
            return
        came = self.do(separate(self.hall.house, self.hall.sender(account), self.hall.meeting_id, Wish.ERASE))
        assert not isinstance(came, str), came
        if not person.is_away:
            self.paper.leaves(person)
        person.account = None
        self.erased.add(account)
        if self.paper.state == "open":
            self._register(account, person.organisation, f"Kembali {len(self.paper.people)}")

    @precondition(lambda self: self.paper.state == "open" and not self.paper.is_secret)
    @rule(place=PLACES, pick=PICKS, is_early=st.booleans(), patience=PATIENCE)
    def erase_around_a_closing(self, place: int, pick: int, is_early: bool, patience: int) -> None:
        """Answered, erased before or after the closing, reopened, and back under another name."""
        person = self.person(place)
        if patience or person.account is None:
            return
        account = person.account
        self.vote(place, pick)
        if is_early:
            self.erase(place, 0)
        self.close(MODERATOR, 0)
        if not is_early:
            self.erase(place, 0)
        self.reopen(None)
        if not is_early:
            self._register(account, person.organisation, f"Kembali {len(self.paper.people)}")

    @rule(place=PLACES, pick=PICKS, by=OFFICIALS)
    def write_down(self, place: int, pick: int, by: int) -> None:
        """An official writes down what a delegate says: nothing counts by it."""
        person, said = self.person(place), self.said(pick)
        came = self.do(self._enter(by, person, pick))
        may = by != 1001 and self.paper.may_answer(person, self.now)
        assert isinstance(came, str) or may
        if not may:
            return
        assert not isinstance(came, str), came
        voter = self.paper.voter(person)
        for one in self.paper.written.values():
            one.is_settled = one.is_settled or one.voter == voter
        self.paper.written[came] = Written(voter, person, said, by)

    @rule(
        place=PLACES, picks=st.tuples(PICKS, PICKS), hands=st.lists(st.sampled_from(["vote", "withdraw"]), max_size=2)
    )
    def help_somebody_who_helps_themselves(self, place: int, picks: tuple[int, int], hands: list[str]) -> None:
        """Written down; the voter does what they like; a second official confirms what was written."""
        self.write_down(place, picks[0], CLERK)
        for hand in hands:
            if hand == "vote":
                self.vote(place, picks[1])
            else:
                self.withdraw(place)
        if self.paper.written:
            self.settle_what_was_written(0, MINUTE_TAKER, True)

    async def _enter(self, by: int, person: Person, pick: int) -> int:
        house, sender = self.hall.house, self.hall.sender(by)
        async with house.act(sender) as tx:
            answer = as_answer(self.said(pick))
            await assisting.enter_in(house, tx, sender, self.question.id, person.id, answer, "formulir")
            return int(await tx.fetch_value("SELECT MAX(id) FROM assisted_ballots"))

    @precondition(lambda self: self.paper.written)
    @rule(pick=PICKS, by=OFFICIALS, is_right=st.booleans())
    def settle_what_was_written(self, pick: int, by: int, is_right: bool) -> None:
        """A second official; what the voter did since stands, and after closing nothing counts."""
        number = sorted(self.paper.written)[-1 - pick % min(2, len(self.paper.written))]
        one = self.paper.written[number]
        came = self.do(assisting.settle(self.hall.house, self.hall.sender(by), number, is_right=is_right))
        if by in (1001, one.by):
            assert isinstance(came, str)
        elif one.is_settled:
            return
        elif not is_right:
            assert not isinstance(came, str)
            one.is_settled = True
        elif isinstance(came, str):
            has_none = one.voter not in self.paper.answers and not one.is_dead
            assert not (has_none and self.paper.may_answer(one.person, self.now)), came
        elif came.counts:
            assert not one.is_dead
            assert self.paper.may_answer(one.person, self.now)
            one.is_settled = True
            self.paper.answers_now(one.person, one.said, helped=True)

    @precondition(lambda self: self.kind in WHOLE and self.paper.is_secret)
    @rule(places=st.sets(PLACES, min_size=1, max_size=3), pick=PICKS)
    def enter_forms(self, places: set[int], pick: int) -> None:
        """Names and counts that add up wait for a second official."""
        people = {one.id: one for one in map(self.person, places)}
        voters = sorted({self.paper.voter(one) for one in people.values()})
        said = self.said(pick)[0]
        code = next(option.code for option in self.question.options if option.id == said[0])
        counts = f"pemerintah: {code}={len(people)}"
        places_of = tuple(self._place(one) for one in people.values())
        came = self.do(forms(self.hall, self.question, places_of, counts))
        free = all(
            not one.is_away
            and self.paper.voter(one) in self.paper.electorate
            and self.paper.voter(one) not in {*self.paper.answers, *self.paper.on_paper}
            for one in people.values()
        )
        assert isinstance(came, str) == (not free or not self.paper.is_open(self.now) or len(voters) < len(people))
        if not isinstance(came, str):
            self.paper.heaps[came] = Heap(tuple(voters), tuple((said, "") for _ in voters), CLERK)

    def _place(self, person: Person) -> int:
        if person.id not in self.hall.delegates:
            self.hall.delegates.append(person.id)
        return self.hall.delegates.index(person.id)

    @precondition(lambda self: self.paper.heaps)
    @rule(pick=PICKS, by=OFFICIALS, is_right=st.booleans())
    def settle_forms(self, pick: int, by: int, is_right: bool) -> None:
        """A second official; one name that has answered meanwhile stops the heap, a closing all of them."""
        number = sorted(self.paper.heaps)[-1 - pick % min(2, len(self.paper.heaps))]
        heap = self.paper.heaps[number]
        came: Any = self.do(paper.settle(self.hall.house, self.hall.sender(by), number, is_right=is_right))
        if by in (1001, heap.by):
            assert isinstance(came, str)
        elif heap.is_settled:
            return
        elif not is_right:
            heap.is_settled = True
        else:
            taken = set(heap.voters) & {*self.paper.answers, *self.paper.on_paper}
            assert isinstance(came, str) == bool(taken or not self.paper.is_open(self.now)), came
            if not isinstance(came, str):
                heap.is_settled = True
                self.paper.takes_heap(heap)
