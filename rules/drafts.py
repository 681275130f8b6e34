"""A ballot while it is being made: what one more press on an option makes of it."""

from rules.kinds.multiple import most
from rules.kinds.ranking import places
from rules.questions import Kind, OptionRole, Question
from rules.refusals import Refusal

CLEAR = 0


def pressed(
    question: Question, shown: tuple[int, ...], option_id: int, current: tuple[int, ...] | None
) -> tuple[int, ...]:
    """The half-made ballot after a press on an option of a keyboard that showed `shown`.

    A press asks for a state, it does not toggle: the option in where it was shown out, out where it was shown in. So
    pressing twice changes nothing, and two quick presses on the same keyboard both count: what is known to be ticked by
    now (`current`; None where nothing is known, as after a restart) is what the press is added to. Option 0 clears.
    Raises `jp_terlalu_banyak`, or `tombol_lama` for an option that is not there.
    """
    if option_id == CLEAR:
        return ()
    option = question.option(option_id)
    if option is None or any(question.option(one) is None for one in shown) or len(set(shown)) < len(shown):
        raise Refusal("tombol_lama")
    is_known = current is not None and all(question.option(one) for one in current)
    made = current if current is not None and is_known else shown
    if option_id in shown:
        return tuple(one for one in made if one != option_id)
    if option_id in made:
        return made
    if question.kind is Kind.RANKING:
        return _placed(question, (*made, option_id))
    return _ticked(question, made, option_id, option.role)


def _placed(question: Question, made: tuple[int, ...]) -> tuple[int, ...]:
    """Whoever has placed all but one has placed the last one too."""
    if len(made) > places(question):
        raise Refusal("tombol_lama")
    left = [option.id for option in question.options if option.id not in made]
    return (*made, *left) if len(left) == 1 and places(question) == len(question.options) else made


def _ticked(question: Question, made: tuple[int, ...], option_id: int, role: OptionRole) -> tuple[int, ...]:
    """An abstention stands alone: it takes the place of every choice, and every choice takes its place."""
    if role is OptionRole.ABSTAIN:
        return (option_id,)
    abstentions = {option.id for option in question.options if option.role is OptionRole.ABSTAIN}
    choices = [one for one in made if one not in abstentions]
    if len(choices) >= most(question):
        raise Refusal("jp_terlalu_banyak", n=most(question))
    return tuple(option.id for option in question.options if option.id in {*choices, option_id})
