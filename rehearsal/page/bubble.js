// One message as it stands in a chat: bubble, marks, keyboard, or a line about what happened.

import { avatar, el, icon, signButton, words } from "./dom.js";
import { formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { album, attachment, pollOf } from "./media.js";
import { dayOf, t, timeOf } from "./words.js";

const shortOf = (line) => line.text || t(`kind_${line.kind}`);

export function eventWords(card) {
  const event = card.event ?? {};
  const names = (event.names ?? []).join(", ");
  if (card.service === "new_chat_members") {
    return names === card.sender_name ? t("event_joined", names) : t("event_added", card.sender_name, names);
  }
  if (card.service === "left_chat_member") return t("event_left", names);
  if (card.service === "pinned_message") return t("event_pinned", card.sender_name, event.about ? shortOf(event.about) : "");
  return t(`event_${card.service}`, event.title ?? "");
}

function quoteOf(line, acts) {
  return el("button", { type: "button", class: "quoted", on: { click: () => acts.jump(line.id) } },
    words(line.sender_name, "quoted-name"), words(shortOf(line), "quoted-words"));
}

function marks(card) {
  return el("span", { class: "marks" },
    card.is_edited && el("span", { text: t("edited") }),
    el("time", { datetime: new Date(card.date * 1000).toISOString(), text: timeOf(card.date) }),
    card.is_own && el("span", { class: "sent", title: t("sent"), "aria-label": t("sent") }, icon("check")));
}

function bodyOf(card, context) {
  const { acts } = context;
  const pictures = context.album.length > 1 ? context.album : null;
  const text = pictures ? pictures.map((one) => one).find((one) => one.text) : card;
  return [
    context.isFirst && context.isGroup && !card.is_own && words(card.sender_name, "sender"),
    card.forwarded_from && el("small", { class: "forwarded" }, `${t("forwarded_from")} `, words(card.forwarded_from)),
    context.topic && el("small", { class: "topic" }, "# ", words(context.topic)),
    card.reply && quoteOf(card.reply, acts),
    pictures ? album(pictures) : card.file && attachment(card),
    card.poll && pollOf(card, (options) => acts.vote(card, options)),
    text?.text && formatted(text.text, text.entities, acts),
  ];
}

// `context`: acts, pressing, album (its parts when this is the first), isFirst of its sender, isGroup, topic, newDay.
export function rowOf(card, context) {
  const day = context.newDay && el("div", { class: "day" }, el("span", { text: dayOf(card.date) }));
  if (card.service) {
    const event = el("div", { class: "event" }, words(eventWords(card)));
    return el("div", { class: "row is-event", data: { id: String(card.id) } }, day, event);
  }
  const isBare = (card.file?.kind === "photo") && !card.text && context.album.every((one) => !one.text);
  const bubble = el("div", { class: `bubble${isBare ? " is-bare" : ""}${card.file?.kind === "photo" ? " has-picture" : ""}` },
    bodyOf(card, context), marks(card));
  bubble.addEventListener("contextmenu", (event) => {
    if (!getSelection().isCollapsed) return;
    event.preventDefault();
    context.acts.menu(card, bubble);
  });
  const menu = signButton("more", t("message_menu"), (event) => context.acts.menu(card, event.currentTarget), "row-menu");
  const face = context.isGroup && !card.is_own
    && (context.isFirst ? avatar(card.sender_id, card.sender_name, card.is_from_bot ? "bot" : "person") : el("span", { class: "avatar is-gap" }));
  return el("div", {
    class: `row ${card.is_own ? "is-own" : "is-theirs"}${context.isFirst ? " is-first" : ""}`, data: { id: String(card.id) },
  }, day, el("div", { class: "line" }, face,
    el("div", { class: "message" }, bubble, inlineKeyboard(card, context.pressing, context.acts.press)), menu));
}

// What waits on a phone without network.
export function waitingRow(waiting) {
  const file = waiting.file && el("p", { class: "other-kind" }, t(`kind_${waiting.file.kind}`), " ", words(waiting.file.file_name ?? ""));
  return el("div", { class: "row is-own is-waiting" }, el("div", { class: "line" }, el("div", { class: "message" },
    el("div", { class: "bubble" }, file, waiting.text && el("div", { class: "words", dir: "auto", text: waiting.text }),
      el("span", { class: "marks" }, el("span", { class: "waits", title: t("waits"), "aria-label": t("waits") }, icon("clock")))))));
}
