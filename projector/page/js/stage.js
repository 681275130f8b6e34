// What the screen shows: the newest snapshot, seen through what this laptop chose for itself.

import { el, fill } from "./dom.js";
import { darken, foot, frame, tell, tellTime } from "./frame.js";
import { marksShortened } from "./rows.js";
import { Turning } from "./turning.js";
import { views } from "./views/index.js";

/** What tells one view from the next: its name and what it is about. */
const subjectOf = (view) => [view.name, view.code ?? view.pinned?.code ?? ""].join(" ");

export class Stage {
  #own;
  #clock;
  #turning = new Turning();
  #snapshot = null;
  #shown = null;
  #drawn = "";
  #subject = "";
  #seen = new Set();

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
    const view = this.#view(snapshot);
    const isNew = subjectOf(view) !== this.#subject;
    // A page that was held was one of the view before.
    if (isNew) this.#own.page = null;
    frame(snapshot, this.#own.isFollowing);
    darken(this.#own.isBlank ?? snapshot.screen.is_blank, snapshot.words);
    const drawn = JSON.stringify([view, snapshot.words, snapshot.join, snapshot.language]);
    if (drawn !== this.#drawn && (isNew || !this.#shown.update?.(view))) this.#replace(view, isNew, isFirst);
    this.#drawn = drawn;
    this.layout();
  }

  #replace(view, isNew, isFirst) {
    this.#subject = subjectOf(view);
    // Bars grow once, when a result comes that was not there before.
    const isAnimated = view.name === "result" && !isFirst && !this.#seen.has(this.#subject);
    this.#seen.add(this.#subject);
    const { join, words } = this.#snapshot;
    const lines = { join: `${join.username} · ${words.code} ${join.code}` };
    this.#shown = views[view.name](view, { snapshot: this.#snapshot, words, lines, isAnimated });
    // The newest points stand on the first page.
    if (isNew || view.name === "wall") this.#turning.reset();
    const box = el("div.shown", this.#shown.box);
    box.setAttribute("aria-hidden", "true");
    const main = document.getElementById("main");
    main.replaceChildren(box, this.#shown.spoken);
    main.dataset.view = view.name;
    if (isNew && !isFirst) tell(this.#shown.told);
  }

  #view(snapshot) {
    const { view } = this.#own;
    if (view === null) return snapshot.view;
    return snapshot.views[view] ?? { name: "missing", text: snapshot.words.no_result };
  }

  /** Measures anew, as after a change of the window or of the fonts. */
  remeasure() {
    if (this.#shown) this.#shown.measured = null;
    this.layout();
  }

  layout() {
    if (this.#shown === null) return;
    const { screen } = this.#snapshot;
    const scale = this.#own.scale(screen.size);
    this.tick();
    const steered = this.#own.view === null && screen.page !== null ? screen.page - 1 : null;
    this.#turning.hold(this.#own.page, steered);
    let page;
    // How many pages there are is known only after the first time.
    do this.#shown.layout((page = this.#turning.at(this.#shown.pages)), scale);
    while (page !== this.#turning.at(this.#shown.pages));
    this.#foot(page);
  }

  #foot(page) {
    const { words } = this.#snapshot;
    const { pages, chip, box, isShortened = false } = this.#shown;
    const isCut = marksShortened(box) || isShortened;
    // The wall says itself which points are shown.
    const turned = pages > 1 && !this.#shown.tellsPage
      ? { text: fill(words.pages, { n: page + 1, m: pages }), tone: "plain" } : null;
    foot([...this.#shown.foot, isCut && words.full_text], [turned, chip ?? { text: words.connected, tone: "good" }]);
  }

  /** The next page, or the one before; it is held until this laptop follows the meeting again. */
  turn(steps) {
    const pages = this.#shown?.pages ?? 1;
    if (pages < 2) return;
    this.#own.page = (this.#turning.at(pages) + steps + pages) % pages;
    frame(this.#snapshot, this.#own.isFollowing);
    this.layout();
  }

  /** Four times a second: clock, countdowns, marks that wear off. */
  tick() {
    if (this.#snapshot === null) return;
    const now = this.#clock.isSure ? this.#clock.now() : null;
    tellTime(now, this.#snapshot);
    this.#shown?.tick?.(now);
  }

  turnPages() {
    if (this.#shown !== null && this.#turning.turn(this.#shown.pages)) this.layout();
  }
}
