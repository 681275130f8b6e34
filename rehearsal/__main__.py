"""`python -m rehearsal`: the emulator as a process of its own, which outlives any bot that is killed."""

import argparse
import asyncio
import signal

from rehearsal.clock import Clock
from rehearsal.looseness import RULES
from rehearsal.start import DEFAULT_TOKEN, DEFAULT_USERNAME, Rehearsal


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m rehearsal", description="A strict Telegram on this machine.")
    parser.add_argument("--port", type=int, default=0, help="for the bot; 0 takes a free one")
    parser.add_argument("--control-port", type=int, default=0, help="for phones and the stage; 0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--username", default=DEFAULT_USERNAME, help="of the bot")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--loosen", action="append", default=[], choices=sorted(RULES), metavar="RULE",
                        help=f"a rule that shall not hold: {', '.join(sorted(RULES))}")  # fmt: skip
    parser.add_argument("--stepped", action="store_true", help="the clock stands until it is turned")
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    clock = Clock.stepped() if options.stepped else Clock.real()
    async with Rehearsal.start(
        bot_username=options.username,
        token=options.token,
        seed=options.seed,
        clock=clock,
        loosen=options.loosen,
        port=options.port,
        control_port=options.control_port,
    ) as telegram:
        print(f"bot {telegram.base_url}\ncontrol {telegram.control_url}\nphones {telegram.control_url}/", flush=True)
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(_run(_options()))
