"""A Telegram on this machine: a strict Bot API server, and phones for the people who use it.

`Rehearsal.start()` runs the server inside a process, `python -m rehearsal` as one of its own. It imitates Telegram's
server, knows nothing of the bot, and is spoken to over HTTP alone.
"""

from rehearsal.clock import Clock
from rehearsal.phone_groups import Group
from rehearsal.phones import Message, Person, Phones, Toast
from rehearsal.remote import NotPossible, Stage
from rehearsal.start import Rehearsal

__all__ = ["Clock", "Group", "Message", "NotPossible", "Person", "Phones", "Rehearsal", "Stage", "Toast"]
