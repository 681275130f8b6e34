// The chats on one phone: the bot first, then groups, each with its newest line.

import { eventWords } from "./bubble.js";
import { avatar, el, words } from "./dom.js";
import { t, whenOf } from "./words.js";

// One line about a message, as lists show it.
export function lineWords(line, isGroup) {
  if (!line) return t("empty_chat");
  const said = line.text || (line.kind in EVENTS ? eventWords({ service: line.kind, sender_name: line.sender_name }) : t(`kind_${line.kind}`));
  if (line.is_own) return `${t("you")}: ${said}`;
  return isGroup ? `${line.sender_name}: ${said}` : said;
}

const EVENTS = { new_chat_members: 1, left_chat_member: 1, pinned_message: 1, group_chat_created: 1, new_chat_title: 1 };

export function chatList(chats, openId, open) {
  return chats.map((chat) => {
    const isGroup = chat.kind !== "private";
    return el("button", { type: "button", class: `chat-row${chat.id === openId ? " is-open" : ""}`,
      "aria-current": chat.id === openId ? "true" : null, data: { chat: String(chat.id) }, on: { click: () => open(chat.id) } },
      avatar(chat.id, chat.title, isGroup ? "group" : "bot"),
      el("span", { class: "chat-facts" },
        el("span", { class: "chat-top" }, words(chat.title, "chat-title"), chat.last && el("time", { text: whenOf(chat.last.date) })),
        el("span", { class: "chat-bottom" }, words(lineWords(chat.last, isGroup), "chat-line"),
          chat.unread > 0 && el("span", { class: "unread", "aria-label": t("unread", chat.unread), text: String(chat.unread) }))));
  });
}
