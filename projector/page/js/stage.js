// What the screen shows: the newest snapshot, seen through what this laptop chose for itself.

import { el, fill } from "./dom.js";
import { darken, foot, frame, tell, tellTime } from "./frame.js";
import { marksShortened } from "./rows.js";
import { Turning } from "./turning.js";
import { views } from "./views/index.js";

export class Stage {
  #own;
  #clock;
  #turning = new Turning();
  #snapshot = null;
  #shown = null;
  #drawn = "";
  #subject = "";
  #steeredPage = null;
  #revealed = new Set();

  constructor(own, clock) {
    this.#own = own;
    this.#clock = clock;
  }

  get snapshot() { return this.#snapshot; }

  /** Takes a newer snapshot. */
  show(snapshot) {
    const isFirst = this.#snapshot === null;
    if (!isFirst && snapshot.screen.page !== this.#snapshot.screen.page) this.#own.page = null;
    this.#snapshot = snapshot;
    this.draw(isFirst);
    document.getElementById("stage").dataset.revision = snapshot.revision;
  }

  /** Draws what is to be seen now; what is there already stays as it is. */
  draw(isFirst = false) {
    const snapshot = this.#snapshot;
    if (snapshot === null) return;
    frame(snapshot, this.#own.isFollowing);
    darken(this.#own.isBlank ?? snapshot.screen.is_blank, snapshot.words);
    const view = this.#view(snapshot);
    const drawn = JSON.stringify([view, snapshot.words, snapshot.join, snapshot.language]);
    const subject = [view.name, view.code ?? view.pinned?.code ?? ""].join(" ");
    if (drawn !== this.#drawn && !(subject === this.#subject && this.#shown?.update?.(view))) {
      this.#replace(view, subject, isFirst);
    }
    this.#drawn = drawn;
    this.layout();
  }

  #replace(view, subject, isFirst) {
    const isNew = subject !== this.#subject;
    // Bars grow once, when a result comes that was not there before.
    const isAnimated = view.name === "result" && !isFirst && !this.#revealed.has(subject);
    if (view.name === "result") this.#revealed.add(subject);
    const { join, words } = this.#snapshot;
    const lines = { join: `${join.username} · ${words.code} ${join.code}` };
    this.#shown = views[view.name](view, { snapshot: this.#snapshot, words, lines, isAnimated });
    this.#subject = subject;
    if (isNew) this.#turning.reset();
    const box = el("div.shown", this.#shown.box);
    box.setAttribute("aria-hidden", "true");
    document.getElementById("main").replaceChildren(box, this.#shown.spoken);
    document.getElementById("main").dataset.view = view.name;
    if (isNew && !isFirst) tell(this.#shown.told);
  }

  #view(snapshot) {
    const { view } = this.#own;
    if (view === null) return snapshot.view;
    return snapshot.views[view] ?? { name: "missing", text: snapshot.words.no_result };
  }

  /** Measures anew, as after a change of the window or of the size of type. */
  remeasure() {
    if (this.#shown) this.#shown.measured = null;
    this.layout();
  }

  layout() {
    if (this.#shown === null) return;
    const { screen } = this.#snapshot;
    const scale = this.#own.scale(screen.size);
    this.tick();
    const own = this.#own.view === null ? screen.page : null;
    this.#turning.hold(this.#own.page, own, this.#shown.pages);
    this.#shown.layout(this.#turning.page, scale);
    if (this.#turning.page > this.#shown.pages - 1 || (own ?? this.#own.page) !== null) {
      this.#turning.hold(this.#own.page, own, this.#shown.pages);
      this.#shown.layout(this.#turning.page, scale);
    }
    this.#foot();
  }

  #foot() {
    const { words, meeting } = this.#snapshot;
    const { pages, chip, box, isShortened = false } = this.#shown;
    const isCut = marksShortened(box) || isShortened;
    // The wall says itself which points are shown.
    const turned = pages > 1 && !this.#shown.tellsPage
      ? { text: fill(words.pages, { n: this.#turning.page + 1, m: pages }), tone: "plain" } : null;
    foot([...this.#shown.foot, isCut && words.full_text], [turned, chip ?? (meeting && { text: words.connected, tone: "good" })]);
  }

  /** The next page, or the one before; it is held until this laptop follows the meeting again. */
  turn(steps) {
    if (this.#shown === null || this.#shown.pages < 2) return;
    this.#own.page = (this.#turning.page + steps + this.#shown.pages) % this.#shown.pages;
    frame(this.#snapshot, this.#own.isFollowing);
    this.layout();
  }

  /** Four times a second: clock, countdowns, marks that wear off, pages. */
  tick() {
    if (this.#snapshot === null) return;
    const now = this.#clock.isSure ? this.#clock.now() : null;
    tellTime(now, this.#snapshot);
    this.#shown?.tick?.(now);
  }

  turnPages() {
    if (this.#shown === null) return;
    const isHeld = this.#own.page !== null || (this.#own.view === null && this.#snapshot.screen.page !== null);
    if (this.#turning.turn(isHeld, this.#shown.pages)) this.layout();
  }
}
