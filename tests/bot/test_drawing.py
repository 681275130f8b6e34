"""Slow work is done beside the loop, and all drawing in one thread."""

import asyncio
import threading
import time

from bot.documents import drawn


def who() -> int:
    time.sleep(0.01)
    return threading.get_ident()


async def test_whatever_is_drawn_is_drawn_by_one_thread() -> None:
    """Asked for by many at once and between other work in threads: one thread, another than the loop's, in turn."""
    threads = await asyncio.gather(*(drawn(who) for _ in range(6)), *(asyncio.to_thread(who) for _ in range(6)))
    later = await drawn(who)
    assert set(threads[:6]) == {later}
    assert threading.get_ident() not in threads
    assert later not in threads[6:]
