// The messages of one chat, drawn once each and again only where something changed.

import { rowOf, waitingRow } from "./bubble.js";
import { el, icon } from "./dom.js";
import { t } from "./words.js";

const NEAR_END = 80;

const dayNumber = (card) => new Date(card.date * 1000).toDateString();
const isPicture = (card) => card.file?.kind === "photo" && card.album_id;

export class Log {
  constructor(acts) {
    this.acts = acts;
    this.pressing = new Set();
    this.rows = el("div", { class: "rows" });
    this.waiting = el("div", { class: "rows" });
    this.older = el("button", { type: "button", class: "older", hidden: true, text: t("older"), on: { click: () => acts.older() } });
    this.root = el("div", { class: "log", role: "log", "aria-label": t("messages"), tabindex: "0" }, this.older, this.rows, this.waiting);
    this.down = el("button", { type: "button", class: "to-end", hidden: true, "aria-label": t("to_end"),
      on: { click: () => this.toEnd(true) } }, icon("down"));
    this.rests = true;
    this.root.addEventListener("scroll", () => {
      this.down.hidden = this.isAtEnd();
      // A phone of another size is scrolled by the browser, not by its owner.
      if (this.sized === this.size()) this.rests = this.down.hidden;
    }, { passive: true });
    // So does whoever reads on a phone that has become narrower or lower.
    new ResizeObserver(() => { this.sized = this.size(); if (this.rests) this.toEnd(); }).observe(this.root);
    // A picture that has just come in makes the chat longer: whoever read its end goes on reading it.
    this.root.addEventListener("load", () => { if (this.follows) this.toEnd(); }, true);
    this.follows = true;
    this.clear();
  }

  clear() {
    this.cards = new Map();
    this.drawn = new Map();
    this.order = [];
    this.rows.replaceChildren();
    this.waiting.replaceChildren();
    this.pressing.clear();
    this.older.hidden = true;
    this.follows = true;
  }

  size() {
    return `${this.root.clientWidth} ${this.root.clientHeight}`;
  }

  isAtEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR_END;
  }

  toEnd(isSmooth = false) {
    this.root.scrollTo({ top: this.root.scrollHeight, behavior: isSmooth ? "smooth" : "instant" });
  }

  // What `look` told: changed messages and removed ones.
  update(seen, place) {
    this.follows = this.isAtEnd() || this.order.length === 0;
    const touched = new Set();
    for (const id of seen.removed) {
      if (!this.cards.delete(id)) continue;
      const at = this.order.indexOf(id);
      for (const near of this.order.slice(Math.max(0, at - 10), at + 11)) touched.add(near);
      this.order.splice(at, 1);
      this.drawn.get(id)?.remove();
      this.drawn.delete(id);
      touched.delete(id);
    }
    const isNew = seen.messages.map((card) => card.id).filter((id) => !this.cards.has(id));
    for (const card of seen.messages) {
      // A phone without network is told everything again.
      if (this.cards.get(card.id)?.revision === card.revision) continue;
      this.cards.set(card.id, card);
      touched.add(card.id);
    }
    if (isNew.length > 0) this.order = [...this.order, ...isNew].sort((a, b) => a - b);
    for (const id of [...touched]) this.withNeighbours(id, touched, isNew.includes(id));
    this.place = place;
    for (const id of this.order) if (touched.has(id)) this.draw(id);
    this.waiting.replaceChildren(...seen.waiting.map(waitingRow));
    if (this.follows) this.toEnd();
    this.down.hidden = this.follows || this.isAtEnd();
  }

  // An album is drawn at its first part, and a message's name and day follow from the one before it.
  withNeighbours(id, touched, isNew) {
    const card = this.cards.get(id);
    const next = this.order[this.order.indexOf(id) + 1];
    if (isNew && next !== undefined) touched.add(next);
    if (card && isPicture(card)) for (const one of this.albumOf(card)) touched.add(one.id);
  }

  albumOf(card) {
    if (!isPicture(card)) return [card];
    const at = this.order.indexOf(card.id);
    const near = this.order.slice(Math.max(0, at - 10), at + 11).map((id) => this.cards.get(id));
    return near.filter((one) => one?.album_id === card.album_id);
  }

  draw(id) {
    const card = this.cards.get(id);
    const at = this.order.indexOf(id);
    const before = this.cards.get(this.order[at - 1]);
    const parts = this.albumOf(card);
    const newDay = !before || dayNumber(before) !== dayNumber(card);
    const isFirst = newDay || Boolean(before.service) || before.sender_id !== card.sender_id;
    const row = parts[0].id === card.id
      ? rowOf(card, { acts: this.acts, pressing: this.pressing, album: parts, isFirst, newDay, isGroup: this.place.isGroup,
        topic: this.place.topics.get(card.thread_id) })
      : el("div", { class: "row is-part", hidden: true, data: { id: String(id) } });
    const standing = this.drawn.get(id);
    const held = standing?.contains(document.activeElement) ? [...standing.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    if (standing) standing.replaceWith(row);
    else {
      const follower = this.order.slice(at + 1).find((one) => this.drawn.has(one));
      this.rows.insertBefore(row, follower === undefined ? null : this.drawn.get(follower));
      if (this.isOpen) row.classList.add("comes-in");
    }
    this.drawn.set(id, row);
    if (held >= 0) row.querySelectorAll("button")[held]?.focus({ preventScroll: true });
  }

  mark(key, isPressing) {
    const [id] = key.split(":");
    this.pressing[isPressing ? "add" : "delete"](key);
    if (this.cards.has(Number(id))) this.draw(Number(id));
  }

  jump(id) {
    const row = this.drawn.get(id);
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
    row?.classList.add("is-found");
    setTimeout(() => row?.classList.remove("is-found"), 1600);
  }
}
