"""The table of rights, every role by every act."""

from itertools import product

import pytest

from rules.refusals import Refusal
from rules.roles import RIGHTS, Act, Role, check_right, may, needs_reason

COLUMNS = ("observer", "delegate", "lead", "clerk", "minute_taker", "moderator", "deputy", "secretariat", "owner")
# meeting.md 2, columns as above; moderator and deputy are one column there, the owner is told of in the text.
TABLE = """
answer                   - x x - - - - - -
answer_for_organisation  - - x - - - - - -
submit_point             x x x - - - - - -
raise_hand               x x x - - - - - -
support_point            - x x - - - - - -
draft_question           - - - - x x x x -
order_agenda             - - - - x x x x -
move_agenda              - - - - - x x x -
open                     - - - - - x x x -
extend                   - - - - - x x x -
close                    - - - - - x x x -
reopen                   - - - - - x x x -
cancel                   - - - - - x x x -
reveal                   - - - - - x x x -
see_missing              - - - - - x x x -
remind                   - - - - - x x x -
see_tally                - - - - - x x x -
record_tally             - - - - x x x x -
record_chart             - - - - x x x x -
see_attendance           - - - x x x x x -
see_points               - - - - x x x x -
see_waiting_files        - - - x x x x x -
read_record              - - - - x x x x -
show_point               - - - - - x x - -
hold_point               - - - - - x x - -
merge_point              - - - - - x x - -
decline_point            - - - - - x x - -
reopen_point             - - - - - x x - -
handle_point             - - - - x x x x -
run_speakers             - - - - - x x - -
sound                    - - - - - x x - -
prepare_sounding         - - - - - x x x -
end_sounding             - - - - - x x x -
edit_record_wording      - - - - x - - x -
write_entry              - - - - x - - x -
enter_assisted           - - - x x - - x -
confirm_assisted         - - - x x - - x -
approve_organisation     - - - - - - - x -
settle_lead              - - - - - - - x -
adopt                    - - - - - - - x -
lock                     - - - - - - - x -
rule_amendment           - - - - - - - x -
erratum                  - - - - - - - x -
export_pack              - - - - - - - x -
export_draft             - - - - x - - x -
interim_picture          - - - - - x x x -
keep_roster              - - - - - - - x -
give_role                - - - - - - - x x
set_retention            - - - - - - - x -
set_paper                - - - - - - - x -
answer_privacy_request   - - - - - - - x -
prepare_meeting          - - - - - - - x x
run_meeting              - - - - - x x x -
carry_follow_ups         - - - - - - - x -
steer_screen             - - - - - x x - -
open_results             - - - - - - - x -
"""
ROWS = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_r20_every_role_by_every_act(act: Act, role: Role) -> None:
    """The whole table, and nothing in the code that is not in it."""
    assert may(frozenset({role}), act) is (ROWS[act.value][COLUMNS.index(role.value)] == "x")


def test_the_table_and_the_code_name_the_same_acts_and_roles() -> None:
    """No act without a line, no line without an act."""
    assert set(ROWS) == set(Act) == set(RIGHTS)
    assert set(COLUMNS) == set(Role)


def test_roles_add_up_and_none_takes_away() -> None:
    """A moderator who is also a delegate may do both; nobody may do nothing."""
    both = frozenset({Role.MODERATOR, Role.DELEGATE})
    assert may(both, Act.ANSWER)
    assert may(both, Act.CLOSE)
    assert not any(may(frozenset(), act) for act in Act)


def test_the_secretariat_stands_in_only_with_a_reason() -> None:
    """Opening to revealing belongs to the moderator; whoever is both needs no reason."""
    office, both = frozenset({Role.SECRETARIAT}), frozenset({Role.SECRETARIAT, Role.DEPUTY})
    owed = {act for act in Act if needs_reason(office, act)}
    assert owed == {Act.OPEN, Act.EXTEND, Act.CLOSE, Act.REOPEN, Act.CANCEL, Act.REVEAL}
    assert not any(needs_reason(both, act) for act in Act)
    with pytest.raises(Refusal) as refused:
        check_right(office, Act.REVEAL)
    assert refused.value.key == "alasan_wajib"
    check_right(office, Act.REVEAL, reason="Moderator keluar ruangan")
    check_right(both, Act.REVEAL)


def test_b100_without_the_right_an_act_is_refused() -> None:
    """A participant with a forged button, a moderator who was one until just now."""
    for roles in (frozenset({Role.DELEGATE}), frozenset[Role]()):
        with pytest.raises(Refusal) as refused:
            check_right(roles, Act.CLOSE, reason="apa saja")
        assert refused.value.key == "bukan_wewenang"
