// Everybody in this rehearsal, however many: a search field and a list of which only what is seen is drawn.

import { lineWords } from "./chatlist.js";
import { nameOf } from "./dialogs.js";
import { avatar, el, icon, words } from "./dom.js";
import { numberOf, t } from "./words.js";

const ROW_PIXELS = 58;
const MARGIN_ROWS = 6;

export class Roster {
  // `open(person)` is what a press on a row does.
  constructor(open, addPerson, addGroup) {
    this.open = open;
    this.people = [];
    this.shown = new Set();
    this.search = el("input", { type: "search", placeholder: t("search_person"), "aria-label": t("search_person"),
      on: { input: () => { this.view.scrollTop = 0; this.filter(); }, keydown: (event) => this.searchKey(event) } });
    this.count = el("span", { class: "count" });
    this.rows = el("ul", { class: "roster-rows" });
    this.view = el("div", { class: "roster-view", on: { scroll: () => this.draw() } }, this.rows);
    this.empty = el("div", { class: "roster-empty", hidden: true }, el("p", { text: t("no_people") }));
    this.root = el("aside", { class: "roster", "aria-label": t("people") },
      el("header", {}, el("h2", { text: t("people") }), this.count,
        el("span", { class: "spread" }),
        el("button", { type: "button", class: "small", title: t("add_person"), "aria-label": t("add_person"), on: { click: addPerson } }, icon("plus"), el("span", { class: "label", text: t("add") }))),
      el("div", { class: "search" }, icon("search"), this.search), this.view, this.empty,
      el("footer", {}, el("button", { type: "button", class: "quiet wide", title: t("add_group"), "aria-label": t("add_group"), on: { click: addGroup } }, icon("people"), el("span", { class: "label", text: t("add_group") }))));
    new ResizeObserver(() => this.draw()).observe(this.view);
  }

  update(world, openIds) {
    this.people = world.people;
    this.unread = new Map(world.chats.filter((chat) => chat.kind === "private").map((chat) => [chat.id, chat.unread]));
    this.shown = openIds;
    this.count.textContent = this.people.length > 0 ? numberOf(this.people.length) : "";
    this.empty.hidden = this.people.length > 0;
    this.filter();
  }

  filter() {
    const wanted = this.search.value.trim().toLowerCase();
    this.found = wanted ? this.people.filter((one) => `${nameOf(one)} ${one.username ?? ""}`.toLowerCase().includes(wanted)) : this.people;
    this.rows.style.height = `${this.found.length * ROW_PIXELS}px`;
    this.draw();
  }

  draw() {
    if (!this.found) return;
    const first = Math.max(0, Math.floor(this.view.scrollTop / ROW_PIXELS) - MARGIN_ROWS);
    const last = Math.min(this.found.length, Math.ceil((this.view.scrollTop + this.view.clientHeight) / ROW_PIXELS) + MARGIN_ROWS);
    const held = this.rows.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    this.rows.replaceChildren(...this.found.slice(first, last).map((person, number) => this.row(person, first + number)));
    if (held) this.rows.querySelector(`[data-person="${held}"]`)?.focus({ preventScroll: true });
  }

  row(person, number) {
    const isShown = this.shown.has(person.id);
    const unread = this.unread.get(person.id) ?? 0;
    const button = el("button", { type: "button", class: `roster-row${isShown ? " is-shown" : ""}`, data: { person: String(person.id) }, title: nameOf(person),
      "aria-pressed": String(isShown), on: { click: () => this.open(person), keydown: (event) => this.walk(event) } },
      avatar(person.id, nameOf(person)),
      el("span", { class: "chat-facts" },
        el("span", { class: "chat-top" }, words(nameOf(person), "chat-title"),
          person.is_offline && el("span", { class: "mark", title: t("is_offline"), "aria-label": t("is_offline") }, icon("cut")),
          person.has_blocked && el("span", { class: "mark", title: t("has_blocked"), "aria-label": t("has_blocked") }, icon("ban"))),
        el("span", { class: "chat-bottom" }, words(person.last ? lineWords(person.last, false) : t("not_started"), "chat-line"),
          unread > 0 && !isShown && el("span", { class: "unread", text: String(unread), "aria-label": t("unread", unread) }))));
    const item = el("li", { "aria-setsize": String(this.found.length), "aria-posinset": String(number + 1) }, button);
    item.style.top = `${number * ROW_PIXELS}px`;
    return item;
  }

  searchKey(event) {
    if (event.key === "Enter" && this.found.length > 0) this.open(this.found[0]);
    if (event.key === "ArrowDown") { event.preventDefault(); this.rows.querySelector("button")?.focus(); }
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.rows.querySelectorAll("button")];
    buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
  }
}
