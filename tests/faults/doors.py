"""Every public act of the meeting room and who may do it; acts are read from the modules, so that none is missed."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any, Final

import meeting
from rules.roles import Act


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split())


# What needs a right: the act of the table of rights -> the doors that ask for it.
OFFICIAL: Final[dict[tuple[Act, ...], str]] = {
    (Act.RUN_MEETING,): "agenda.move agenda.bind_group",
    (Act.MOVE_AGENDA,): "agenda.go_to",
    (Act.ORDER_AGENDA,): "agenda.add_items agenda.show_agenda",
    (Act.SEE_ATTENDANCE,): "agenda.show_panel attendance.show_attendance",
    (Act.ENTER_ASSISTED,): """assist_dialogs.choose_delegate assist_dialogs.choose_what assist_dialogs.choose_option
        assist_dialogs.show_draft assist_dialogs.begin_writing assist_dialogs.ask_reason assist_dialogs.typed_words
        assist_dialogs.begin_point assist_dialogs.submit_point delegation.leave media_help.begin_summary
        media_help.typed_summary paper.begin paper.tick paper.ask_counts paper.enter registration.begin_for_other
        waiting_files.send_file sounding_assist.turn sounding_assist.ask_reason floor.submit
        hands.raise_hand hands.withdraw""",
    (Act.CONFIRM_ASSISTED,): "assisting.settle paper.settle sounding_assist.settle",
    (Act.CARRY_FOLLOW_UPS,): "carrying.carry",
    (Act.DRAFT_QUESTION,): """desk.write desk.list_questions desk.turn_panel corrections.ask_wording
        corrections.correct rounds.move_up rounds.skip rounds.repeat""",
    (Act.OPEN,): "questions.open_question",
    (Act.EXTEND,): "questions.extend",
    (Act.CLOSE,): "questions.close reasons.ask_stand_in",
    (Act.REOPEN,): "questions.reopen",
    (Act.REVEAL,): "questions.reveal",
    (Act.ADOPT,): """questions.adopt adopting.adopt adopting.show_card adopting.set_rule adopting.ask_reason
        adopting.typed_reason""",
    (Act.LOCK,): "adopting.lock",
    (Act.RULE_AMENDMENT,): """ruling.list_amendments ruling.show_amendment ruling.ask_ruling ruling.accept
        ruling.decline ruling.typed""",
    (Act.ANSWER_PRIVACY_REQUEST,): """accesses.show notice.export own_corrections.show_queue own_corrections.grant
        own_corrections.ask_decline own_corrections.decline own_data.show_other""",
    (Act.CANCEL,): "questions.cancel reasons.ask_cancel",
    (Act.ERRATUM,): "errata.begin errata.begin_about errata.write",
    (Act.REMIND,): "reminders.remind",
    (Act.RECORD_TALLY,): "notes.enter_tally",
    (Act.RECORD_CHART,): "notes.enter_chart sounding_results.enter_chart",
    (Act.SET_PAPER,): "papers.show papers.set_one papers.press papers.typed papers.receive",
    (Act.SET_RETENTION,): "retention.change retention.show",
    (Act.EXPORT_DRAFT,): "exports.ask_export exports.offer exports.list_files exports.send_again",
    (Act.SETTLE_LEAD,): "delegation.hand_lead reasons.ask_lead",
    (Act.KEEP_ROSTER,): "delegation.rename",
    (Act.APPROVE_ORGANISATION,): "outsiders.accept outsiders.ask_words outsiders.decline outsiders.is_alias",
    (Act.GIVE_ROLE,): "staffing.invite staffing.ask_take_away staffing.take_away",
    (Act.PREPARE_MEETING,): "sent_files.receive",
    (Act.WRITE_ENTRY,): """follow_ups.write follow_ups.set_status follow_ups.assign follow_ups.name_responsible
        follow_ups.type_due follow_ups.confirm_due outcome_changes.correct outcome_changes.set_source
        outcome_changes.withdraw outcome_changes.restore outcome_changes.set_item outcome_changes.tie
        outcome_dialogs.begin outcome_dialogs.ask_part outcomes.write speech_notes.ask speech_notes.write
        speech_replies.reply speech_replies.ask_again""",
    (Act.READ_RECORD,): """outcome_changes.list_outcomes outcome_changes.turn running_record.read running_record.turn
        running_record.open_entry running_record.ask_words running_record.search running_record.typed_words""",
    (Act.SEE_POINTS,): """media_help.show_files moderation.list_points moderation.ask_search moderation.search
        moderation.show_point moderation.turn_point""",
    (Act.SHOW_POINT,): "late_files.approve moderation.decide",
    (Act.DECLINE_POINT,): "moderation.ask_own_reason moderation.decline_typed",
    (Act.HANDLE_POINT,): "moderation.put_under point_answers.ask point_answers.write",
    (Act.MERGE_POINT,): "merging.merge merging.unmerge merging.choose_head",
    (Act.EDIT_RECORD_WORDING,): """point_wordings.ask_wording point_wordings.reword point_wordings.take_objection
        themes.list_lines themes.choose themes.ask_new themes.put themes.write""",
    (Act.RUN_SPEAKERS,): """speaking.call speaking.start speaking.pause speaking.finish speaking.skip speaking.extend
        speaking_rules.shut speaking_rules.set_minutes speaking_rules.set_turn speaking_rules.set_budget
        speaking_rules.ask_minutes speaking_rules.write""",
    (Act.STEER_SCREEN,): """screens.offer screens.steer screens.hold_page screens.set_one screens.new_address
        screens.ask_wifi screens.write_wifi_line screens.drop_wifi""",
    (Act.OPEN_RESULTS,): "screens.open_results",
    (Act.STEER_SCREEN, Act.OPEN_RESULTS): "screens.show_card",
    (Act.RUN_SPEAKERS, Act.SEE_POINTS): "speaking_rules.turn_list",
    (Act.PREPARE_SOUNDING,): "sounding.list_soundings sounding.prepare sounding.tick sounding.look",
    (Act.SOUND,): "sounding.open_sounding",
    (Act.END_SOUNDING,): "sounding.close sounding.cancel",
    (Act.SEE_WAITING_FILES,): "waiting_files.list_files waiting_files.show_file waiting_files.offer_help",
}

# What people do for themselves or with what was shown to all: other tests ask whether it is theirs.
OWN: Final = _each("""account.ask_language account.choose_language account.end_conversation
    amending.begin amending.propose own_corrections.begin own_corrections.write own_data.begin own_data.show_of
    floor_dialogs.cancel privacy.ask_sure_of
    completing.show_fields completing.ask_field completing.typed_field completing.choose_addressee
    completing.addressee_as_typed
    delegation.ask_leave delegation.claim_lead delegation.speak_for delegation.ask_name floor_dialogs.begin
    floor_dialogs.say floor_dialogs.refuse_long floor_dialogs.submit_waiting floor_dialogs.respond_to
    floor_dialogs.drop hearing.list_heard hearing.show_one hearing.show_by_code hearing.ask_query hearing.search
    joining.by_link joining.by_code joining.bare joining.choose media.receive media_help.ask_help
    media_help.agree media_help.disagree media_help.write_words naming.typed_name naming.ask_represented naming.rename
    naming.typed_represented naming.finish offer_answers.support_offered offer_answers.send_anyway
    own_answers.show_own own_answers.typed_choice own_points.show_own owner.claim point_edits.edited
    point_wordings.agree point_wordings.ask_objection point_wordings.propose privacy.ask_sure privacy.separate
    registration.begin registration.consent registration.by_clerk registration.add_person registration.enough
    registration.typed_organisation registration.choose registration.retype registration.outside
    results.show_meeting results.show_revealed sounding_results.show_soundings sounding_results.turn_result
    sounding_views.give sounding_views.turn_to staffing.accept supporting.support typing_answers.typed
    typing_answers.show_card voting.cast voting.withdraw voting.begin_writing voting.show_draft voting.answer_as""")

# Asks for the right itself only within another act, or goes by a conversation that only an official can have begun.
WITHIN: Final = _each("""ruling.before outcomes.change point_case.turn questions.turn assist_dialogs.enter_waiting
    sounding_assist.enter_waiting staffing.show
    speech_replies.meant speech_replies.place""")


def doors() -> dict[str, Callable[..., Any]]:
    """module.function -> every public coroutine of the meeting room that somebody calls as themselves."""
    found = {}
    for module in pkgutil.iter_modules(meeting.__path__):
        room = importlib.import_module(f"meeting.{module.name}")
        for name, door in inspect.getmembers(room, inspect.isroutine):
            is_own = getattr(door, "__module__", "") == room.__name__ and not name.startswith("_")
            if is_own and list(inspect.signature(door).parameters)[:2] == ["house", "sender"]:
                found[f"{module.name}.{name}"] = door
    return found


def rights() -> dict[str, tuple[Act, ...]]:
    """The acts any of which opens each door of officials."""
    return {door: acts for acts, names in OFFICIAL.items() for door in _each(names)}
