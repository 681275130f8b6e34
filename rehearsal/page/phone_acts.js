// What the owner of a phone does: write, press, vote, follow links, go off the network, block the bot.

import { call, Refused } from "./api.js";
import { askGroup, chooseGroup, openDialog, tell } from "./dialogs.js";
import { avatar, el, words } from "./dom.js";
import { placeOf } from "./links.js";
import { popup } from "./popup.js";
import { problemOf, t } from "./words.js";

const ANSWER_SECONDS = 20;
// What cannot wait on a phone without network.
const LIVE = new Set(["press_data", "vote", "block", "unblock"]);

// The acts of one phone; each says on the phone why it could not be done, and then returns false.
export function phoneActs(phone) {
  const here = (values = {}) => ({ person: phone.person.id, chat: phone.chatId, ...values });
  const attempt = async (act, values) => {
    if (LIVE.has(act) && phone.person.is_offline) { phone.toast(t("problem_network")); return false; }
    try {
      const told = await call(act, values);
      phone.refresh();
      return told;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      phone.toast(problemOf(refused.message));
      return false;
    }
  };
  let note = null;

  const acts = {
    attempt,
    here,
    async send(text) {
      const { kind, id, thread } = note ?? {};
      acts.stopNote();
      phone.log.toEnd();
      if (kind === "edit") return attempt("edit", here({ message: id, text }));
      return attempt("send", here({ text, ...(kind === "reply" ? { reply_to: id, thread_id: thread } : {}) }));
    },
    async sendFile(file) {
      acts.stopNote();
      return attempt("send_file", here(file));
    },
    async start() {
      const { payload } = phone;
      phone.payload = null;
      return attempt("start", { person: phone.person.id, payload: payload ?? "" });
    },
    sendCommand: (command) => acts.send(command),
    commands: async () => await attempt("commands", here()) || [],
    vote: (card, options) => attempt("vote", here({ message: card.id, options })),
    jump: (id) => phone.log.jump(id),
    async older() {
      const seen = await attempt("look", here({ before: phone.log.order[0] }));
      if (!seen) return;
      const height = phone.log.root.scrollHeight;
      const place = { isGroup: seen.chat.kind !== "private", topics: new Map(seen.chat.topics.map((one) => [one.id, one.name])) };
      phone.log.update(seen, place);
      phone.log.root.scrollTop += phone.log.root.scrollHeight - height;
      phone.log.older.hidden = !seen.has_more;
    },
    async press(card, button, key) {
      if (button.copy_text) return acts.copy(button.copy_text.text, true);
      if (button.url) return acts.openLink(button.url);
      if (button.callback_data === undefined) return phone.toast(t("button_not_here"));
      if (phone.log.pressing.has(key)) return undefined;
      phone.log.mark(key, true);
      const values = here({ payload: button.callback_data, message: card.id, answer_seconds: ANSWER_SECONDS });
      const answer = await attempt("press_data", values);
      phone.log.mark(key, false);
      if (!answer) return undefined;
      if (!answer.answered) return phone.toast(t("no_answer"));
      if (answer.text) phone[answer.alert ? "alert" : "toast"](answer.text);
      if (answer.url) await acts.openLink(answer.url);
      return undefined;
    },
    // Whoever copies the screen's address opens it on the laptop next: here both is one press.
    async copy(text, opensScreen = false) {
      const place = opensScreen ? placeOf(text, phone.shell.world.bot.username) : null;
      if (place?.kind === "screen") phone.shell.openScreen(place.url);
      try {
        await navigator.clipboard.writeText(text);
        phone.toast(t("copied", text));
      } catch {
        tell(t("copy"), t("copy_by_hand"), text);
      }
    },
    async openLink(address, shown = "") {
      const place = placeOf(address, phone.shell.world.bot.username);
      if (place.kind === "start") return acts.openBot(place.payload);
      if (place.kind === "group") return acts.chooseGroup(place.link);
      if (place.kind === "screen") return phone.shell.openScreen(place.url);
      if (place.kind === "stranger") return tell(t("link_stranger"), t("link_stranger_hint", phone.shell.world.bot.username), address);
      if (place.kind === "none") return phone.toast(t("link_none"));
      return tell(t("link_away"), t("link_away_hint"), shown && shown !== address ? `${shown} → ${address}` : address);
    },
    openBot(payload) {
      if (payload || !phone.chats[0]?.is_started) phone.payload = payload;
      phone.openChat(phone.person.id);
    },
    chooseGroup(link) {
      const join = async (group) => {
        phone.openChat(group);
        await attempt("follow", { person: phone.person.id, link, group });
      };
      const groups = phone.chats.filter((one) => one.kind !== "private");
      chooseGroup(groups, join, () => askGroup(phone.shell.world.people, phone.person.id, (made) => join(made.id)));
    },
    stopNote() {
      if (note?.kind === "edit") phone.composer.write("");
      note = null;
      phone.composer.noNote();
    },
    answer(card) {
      acts.stopNote();
      note = { kind: "reply", id: card.id, thread: card.thread_id };
      phone.composer.noteOf("reply", card.sender_name, card.text || t(`kind_${card.file?.kind ?? "poll"}`));
    },
    change(card) {
      acts.stopNote();
      note = { kind: "edit", id: card.id };
      phone.composer.noteOf("edit", t("edit_message"), card.text);
      phone.composer.write(card.text);
    },
    menu(card, anchor) {
      const isEditable = card.is_own && !card.forwarded_from && !phone.person.is_offline && !card.poll;
      popup(anchor, [
        ["reply", t("reply"), () => acts.answer(card)],
        ["edit", t("edit"), isEditable ? () => acts.change(card) : null],
        ["copy", t("copy"), card.text ? () => acts.copy(card.text) : null],
        ["forward", t("forward"), () => attempt("forward", { person: phone.person.id, message: card.id, chat: phone.chatId })],
      ]);
    },
    async switchNetwork() {
      const told = await attempt("offline", { person: phone.person.id, is_offline: !phone.person.is_offline });
      if (told && told.failed.length > 0) phone.toast(t("not_sent", told.failed.length));
    },
  };
  return acts;
}

export function phoneMenu(phone, anchor) {
  const isBlocked = phone.chats[0]?.is_blocked;
  const { attempt } = phone.acts;
  const person = phone.person.id;
  popup(anchor, [
    [phone.person.is_offline ? "signal" : "cut", t(phone.person.is_offline ? "go_online" : "go_offline"), phone.acts.switchNetwork],
    ["ban", t(isBlocked ? "unblock" : "block"), () => attempt(isBlocked ? "unblock" : "block", { person })],
    ["link", t("open_link"), () => phone.shell.askLink()],
    ["close", t("close_phone"), () => phone.shell.close(phone)],
  ]);
}

export function chatMenu(phone, anchor) {
  const { attempt, here } = phone.acts;
  const chat = phone.seen?.chat;
  if (!chat) return;
  if (chat.kind === "private") {
    popup(anchor, [["ban", t(chat.is_blocked ? "unblock" : "block"),
      () => attempt(chat.is_blocked ? "unblock" : "block", { person: phone.person.id })]]);
    return;
  }
  const hasBot = ["member", "administrator", "restricted"].includes(chat.bot_status);
  const place = (status, rights = []) => () => attempt("set_bot", { chat: chat.id, status, rights });
  popup(anchor, [
    ["people", t("members"), () => members(phone, chat)],
    ["plus", t("add_bot"), hasBot ? null : place("member")],
    ["check", t("make_bot_admin"), chat.bot_status === "member" ? place("administrator", ["can_pin_messages"]) : null],
    ["ban", t("remove_bot"), hasBot ? place("kicked") : null],
    ["out", t("leave_group"), chat.status === "creator" ? null : () => attempt("leave", here())],
  ]);
}

// Who is in a group; everybody else can be let in.
function members(phone, chat) {
  const { world } = phone.shell;
  const inside = new Set(world.chats.find((one) => one.id === chat.id)?.members ?? []);
  openDialog(chat.title, () => {
    const list = el("div", { class: "chooser members" });
    const draw = () => list.replaceChildren(...[...world.people].sort((a, b) => inside.has(b.id) - inside.has(a.id)).slice(0, 200).map((one) =>
      el("div", { class: "member" }, avatar(one.id, one.first_name), words(one.first_name), inside.has(one.id)
        ? el("small", { text: t("is_member") })
        : el("button", { type: "button", class: "quiet", text: t("add"), on: { click: async () => {
          if (await phone.acts.attempt("join", { chat: chat.id, person: one.id }) === false) return;
          inside.add(one.id);
          draw();
        } } }))));
    draw();
    return list;
  });
}
