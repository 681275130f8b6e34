"""Telegram's own polls: sent with every field, voted in, closed."""

import pytest

from rehearsal import NotPossible

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    return person


async def test_a_vote_gives_a_poll_answer_with_persistent_ids(sari, bot):
    """A public poll names its voter; both fields the library insists on are there."""
    await bot.ask("sendPoll", chat_id=SARI, question="Setuju?", options=["Ya", "Tidak"], is_anonymous=False)
    poll = await sari.wait_for("Setuju?")
    await sari.vote_poll(poll, [1])
    count, answer = (await bot.updates(allowed_updates=["message"]))[1:]
    assert [option["voter_count"] for option in count["poll"]["options"]] == [0, 1]
    assert answer["poll_answer"]["option_ids"] == [1]
    assert answer["poll_answer"]["option_persistent_ids"] == ["1"]
    assert answer["poll_answer"]["user"]["id"] == SARI
    assert poll.poll["members_only"] is False


async def test_a_poll_has_limits_and_a_closed_one_takes_no_vote(sari, bot, phones):
    """Twelve options, their lengths, one answer unless several are allowed, none after the end."""
    ask = {"method": "sendPoll", "chat_id": SARI, "question": "Setuju?"}
    assert "can't have more than 12" in await bot.words(**ask, options=["x"] * 13)
    assert "length must not exceed 100" in await bot.words(**ask, options=["x" * 101, "b"])
    assert "must be non-empty" in await bot.words(**ask, options=["\u200b", "b"])
    assert "invalid open_period" in await bot.words(**ask, options=["a", "b"], open_period=4)
    sent = await bot.ask(**ask, options=[{"text": "a"}, {"text": "b"}], open_period=60, allows_revoting=False)
    poll = await sari.wait_for("Setuju?")
    with pytest.raises(NotPossible, match="one answer"):
        await sari.vote_poll(poll, [0, 1])
    await sari.vote_poll(poll, [0])
    with pytest.raises(NotPossible, match="second vote"):
        await sari.vote_poll(poll, [1])
    await phones.stage.advance(61)
    with pytest.raises(NotPossible, match="closed"):
        await sari.vote_poll(poll, [1])
    stopped = await bot.ask("stopPoll", chat_id=SARI, message_id=sent["message_id"])
    assert (stopped["is_closed"], stopped["total_voter_count"]) == (True, 1)
