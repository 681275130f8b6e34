// Buttons under a message, and keyboards in place of the phone's own.

import { el, icon, words } from "./dom.js";
import { t } from "./words.js";

const STYLES = new Set(["primary", "success", "danger"]);

function signOf(button) {
  if (button.copy_text) return "copy";
  if (button.url) return "out";
  return null;
}

// `pressing` holds the keys of buttons that wait for their answer, so that a redrawn message still shows it.
export function inlineKeyboard(card, pressing, act) {
  if (card.button_cards.length === 0) return null;
  return el("div", { class: "keyboard", role: "group", "aria-label": t("buttons") }, card.button_cards.map((row) =>
    el("div", { class: "keyboard-row" }, row.map((button) => {
      const key = `${card.id}:${button.callback_data ?? ""}:${button.text}`;
      const sign = signOf(button);
      const isWaiting = pressing.has(key);
      return el("button", {
        type: "button", class: "key", dir: "auto", data: { style: STYLES.has(button.style) ? button.style : "plain" },
        "aria-busy": String(isWaiting), on: { click: () => act(card, button, key) },
      }, words(button.text), sign && icon(sign), el("span", { class: "spinner", "aria-hidden": "true" }));
    }))));
}

// The keyboard that the newest message with one asks for, or null.
export function replyKeyboardOf(cards) {
  for (const card of [...cards].reverse()) {
    if (!card.is_from_bot || !card.keyboard) continue;
    return card.keyboard.keyboard ? { ...card.keyboard, from: card.id } : null;
  }
  return null;
}

export function replyKeyboard(keyboard, send) {
  return el("div", { class: "reply-keyboard", role: "group", "aria-label": t("buttons") }, keyboard.keyboard.map((row) =>
    el("div", { class: "keyboard-row" }, row.map((button) =>
      el("button", { type: "button", class: "reply-key", on: { click: () => send(button.text) } }, words(button.text))))));
}
