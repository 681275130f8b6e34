"""Every wire of the service, read from top to bottom: memory, doors, rooms, and the loops that run beside them."""

import secrets
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.batches import Batch
from bot.chores import Overwrite, Reminders
from bot.clocks import SteadyClock
from bot.documents import Documents
from bot.draft_minutes import DraftMinutes
from bot.errors import Failures, on_error
from bot.exporting import Exporting
from bot.intake import Intake
from bot.jobs import Jobs, Work
from bot.lane import Lane
from bot.media_files import MediaFiles
from bot.media_removal import MediaRemoval
from bot.paper_files import PaperFiles
from bot.retention import Clearing
from bot.sent_files import SentFiles
from bot.settings import Settings
from bot.world import World
from delivery.answers import Answers
from delivery.cards import all_cards
from delivery.drafts import Drafts
from delivery.errors import Meaning
from delivery.live import Live
from delivery.outbox import Outbox
from delivery.outcomes import OnGroup
from delivery.transport import AiohttpRequest
from handlers import (
    assisting,
    completing,
    exporting,
    finishing,
    floor,
    media,
    meeting,
    moderation,
    outcome_texts,
    outcomes,
    paper,
    person,
    point_words,
    privacy,
    questions,
    reasons,
    record,
    registering,
    running_record,
    screens,
    setup,
    similar,
    sounding,
    sounding_assist,
    speaking,
    staffing,
    start,
    stationery,
    themes,
    voting,
    waiting_files,
    wording,
)
from handlers.context import Context, Hall, Handler, PressHandler
from handlers.membership import membership, migrated
from handlers.presses import presses
from handlers.texts import TextStep, texts
from handlers.unsupported import unsupported
from locales.commands import COMMANDS
from meeting import alarms, closing, ending, exports, media_removal, papers, retention
from meeting.house import House
from storage import accounts, reminders
from storage.database import Database, Tx

MODULES = (
    assisting,
    completing,
    exporting,
    finishing,
    floor,
    media,
    meeting,
    moderation,
    outcome_texts,
    outcomes,
    paper,
    person,
    point_words,
    privacy,
    questions,
    reasons,
    record,
    registering,
    running_record,
    screens,
    similar,
    speaking,
    stationery,
    sounding,
    sounding_assist,
    staffing,
    start,
    themes,
    voting,
    waiting_files,
    wording,
)
App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(slots=True)
class Service:
    """Everything that runs, wired."""

    application: App
    hall: Hall
    intake: Intake
    outbox: Outbox
    jobs: Jobs
    clock: SteadyClock


def handlers_of(application: App) -> None:
    """Commands under both names, every button through one door, documents, texts, and whatever else arrives."""
    commands: dict[str, Handler] = {}
    verbs: dict[str, PressHandler] = {}
    steps: dict[str, TextStep] = {}
    for module in MODULES:
        commands |= getattr(module, "COMMANDS", {})
        verbs |= getattr(module, "VERBS", {})
        steps |= getattr(module, "STEPS", {})
    fresh = filters.UpdateType.MESSAGE
    for command in COMMANDS:
        names = [name for name in (command.name, command.english) if name]
        application.add_handler(CommandHandler(names, commands[command.name], filters=fresh))
    application.add_handler(CallbackQueryHandler(presses(verbs)))
    application.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, migrated))
    application.add_handler(MessageHandler(fresh & filters.Document.ALL, setup.document))
    rewritten = filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION)
    application.add_handler(MessageHandler(rewritten, completing.edited))
    heard_or_seen = filters.PHOTO | filters.VOICE | filters.AUDIO
    application.add_handler(MessageHandler(fresh & heard_or_seen, media.received))
    application.add_handler(MessageHandler(fresh & filters.COMMAND, person.unknown))
    application.add_handler(MessageHandler(fresh & filters.TEXT, texts(steps)))
    application.add_handler(MessageHandler(fresh & ~filters.StatusUpdate.ALL, unsupported))
    application.add_error_handler(on_error)


def application_of(settings: Settings) -> App:
    """The library's application: its types, methods and routing; no updater, no jobs, no persistence of its own."""
    application = (
        Application.builder()
        .token(settings.token.get_secret_value())
        .base_url(settings.api_base())
        .base_file_url(settings.file_base())
        .request(AiohttpRequest(connections=64))
        .get_updates_request(AiohttpRequest(connections=2))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    handlers_of(application)
    return application


async def service_of(settings: Settings, db: Database) -> Service:
    """Wires the service around an open database. The application must be initialised by the caller afterwards."""
    application = application_of(settings)
    await application.bot.initialize()
    url = f"{settings.api_base()}{settings.token.get_secret_value()}"
    folder = settings.files.absolute()
    clock = SteadyClock()
    answers, drafts = Answers(url), Drafts()
    username, base = application.bot.username, settings.screen_base()
    cards = all_cards(username, folder, drafts, clock, names_stay=settings.names_stay, screen_base=base)
    unreachable: set[int] = set()
    outbox = Outbox(db, application.bot, cards, now=clock, on_shut=unreachable.add, on_group=_tell_of_group(clock))

    def wake() -> None:
        outbox.wake()
        jobs.wake()

    house = House(db, clock, secrets.token_bytes, wake)
    jobs = Jobs(db, _works(house, application, folder), clock, outbox.wake)
    live = Live(db, clock, outbox.wake)
    hall = Hall(house, answers, live, application.bot.username, folder, drafts, unreachable=unreachable)
    async with db.reading() as tx:
        hall.languages |= await accounts.languages(tx)
        unreachable |= await accounts.unreachable(tx)
    failures = Failures()
    application.bot_data["hall"] = hall
    application.bot_data["failures"] = failures
    lane = Lane(hall, application, failures)
    world = World(house, hall, application.bot)
    batch = Batch(db, lane.settle, clock, on_parked=world.parked, on_world=world.failed, on_recovered=world.recovered)
    intake = Intake(AiohttpRequest(connections=2), url, batch, clock, partial(alarms.cut_off, house))
    return Service(application, hall, intake, outbox, jobs, clock)


def _works(house: House, application: App, folder: Path) -> dict[str, Work]:
    """Every kind of job, and who does it."""
    return {
        "chart": Documents(house.db, folder, house.now),
        exports.JOB: Exporting(house.db, folder, house.now),
        ending.CLOSING: DraftMinutes(house.db, folder, house.now),
        "media": MediaFiles(house, application.bot, folder),
        media_removal.JOB: MediaRemoval(house, folder),
        "import": SentFiles(house, application.bot),
        papers.JOB: PaperFiles(house, application.bot),
        closing.OVERWRITE: Overwrite(house.db, house.now),
        reminders.WATCH: Reminders(house.db, house.now),
        retention.JOB: Clearing(house, folder),
    }


def _tell_of_group(clock: SteadyClock) -> OnGroup:
    async def on_group(tx: Tx, chat_id: int, loss: Meaning) -> None:
        if loss is Meaning.NO_THREAD:
            await alarms.topic_lost(tx, chat_id, clock())
        else:
            cause = "sebab_izin" if loss is Meaning.NO_RIGHTS else "sebab_keluar"
            await alarms.group_lost(tx, chat_id, clock(), cause)

    return on_group
