// The training: what to do now, what is done, how long it took, and the cast that joins and votes by itself.

import { call, Refused } from "./api.js";
import { makeSure, tell } from "./dialogs.js";
import { el, icon, words } from "./dom.js";
import { language, lengthOf, problemOf, t } from "./words.js";

const PACES = [["calm", 0.5], ["fair", 1], ["fast", 3]];
const CAST_MAX = 500;

// What is typed or pressed stands out from the sentence around it.
const hintParts = (hint) => hint.split(/(“[^”]+”)/u).map((part) => part.startsWith("“") ? el("b", { text: part }) : part);

export class Training {
  constructor() {
    this.steps = el("ol", { class: "steps" });
    this.current = el("div", { class: "current-step", "aria-live": "polite" });
    this.title = el("h2", { dir: "auto" });
    this.time = el("span", { class: "training-time" });
    this.bar = el("span", { class: "progress-bar" });
    this.size = el("input", { type: "number", min: "0", max: String(CAST_MAX), inputmode: "numeric",
      on: { change: () => this.set({ size: Math.max(0, Math.min(CAST_MAX, Math.round(Number(this.size.value) || 0))) }) } });
    this.pace = el("input", { type: "range", min: "0", max: String(PACES.length - 1), step: "1",
      on: { input: () => this.namePace(), change: () => this.set({ pace: PACES[Number(this.pace.value)][1] }) } });
    this.paceName = el("output", {});
    this.counts = el("p", { class: "cast-counts", role: "status" });
    this.pause = el("button", { type: "button", class: "small", on: { click: () => this.set({ is_running: !this.told.cast.is_running }) } });
    this.again = el("button", { type: "button", class: "quiet wide", on: { click: () => makeSure(t("training_restart"),
      t("training_restart_sure"), t("restart_now"), () => this.restart()) } }, icon("reload"), t("training_restart"));
    this.root = el("aside", { class: "training", hidden: true, "aria-label": t("training") },
      el("header", {}, this.title, this.time), el("div", { class: "progress", role: "presentation" }, this.bar), this.current, this.steps,
      el("section", { class: "cast" }, el("header", {}, el("h3", {}, icon("people"), t("cast")), this.pause),
        el("label", { class: "cast-field" }, el("span", { text: t("cast_size") }), this.size),
        el("label", { class: "cast-field" }, el("span", { text: t("cast_pace") }), this.pace, this.paceName), this.counts),
      this.again);
  }

  // Ask how it stands. Returns the trainee's account while a training is on, else null.
  async refresh() {
    if (this.isAsking) return this.told?.trainee ?? null;
    this.isAsking = true;
    try {
      this.told = await call("training", { language });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return null;
    } finally {
      this.isAsking = false;
    }
    this.askedAt = performance.now();
    this.root.hidden = !this.told.is_on;
    if (!this.told.is_on) return null;
    this.draw();
    return this.told.trainee;
  }

  draw() {
    const { title, steps, current, is_finished: isFinished } = this.told;
    this.again.disabled = this.isPreparing;
    if (this.isPreparing || this.told.is_ready === false) {
      this.drawn = null;
      this.current.replaceChildren(el("b", { text: t("preparing") }), el("p", { text: t("preparing_hint") }));
      return;
    }
    const done = steps.filter((step) => step.is_done).length;
    this.title.textContent = title;
    this.bar.style.width = `${steps.length ? (100 * done) / steps.length : 0}%`;
    this.tick();
    const step = steps.find((one) => one.id === current);
    const key = JSON.stringify([current, isFinished, done, steps.length]);
    if (key !== this.drawn) {
      this.drawn = key;
      this.drawCurrent(step, steps, isFinished);
      this.steps.replaceChildren(...steps.map((one) => el("li", { class: one.is_done ? "is-done" : one.id === current ? "is-current" : "",
        "aria-current": one.id === current ? "step" : null },
        el("span", { class: "step-mark", "aria-label": one.is_done ? t("done") : null }, one.is_done && icon("check")), words(one.title))));
      this.centre(this.steps.querySelector(".is-current"));
    }
    this.drawCast();
  }

  // With what was done above it and what comes below it.
  centre(line) {
    if (!line) return;
    const place = line.getBoundingClientRect(), list = this.steps.getBoundingClientRect();
    this.steps.scrollTop += place.top + place.height / 2 - list.top - list.height / 2;
  }

  drawCurrent(step, steps, isFinished) {
    const count = steps.length;
    if (isFinished || !step) {
      this.current.replaceChildren(el("small", { text: t("step_of", count, count) }), el("b", { text: t(isFinished ? "finished" : "no_step") }),
        el("p", { text: isFinished ? t("finished_hint", Math.floor(this.seconds() / 60), Math.floor(this.seconds() % 60)) : "" }));
      return;
    }
    this.current.replaceChildren(el("small", { text: t("step_of", steps.indexOf(step) + 1, count) }), words(step.title, "step-title"),
      el("p", { dir: "auto" }, hintParts(step.hint)));
  }

  drawCast() {
    const { cast } = this.told;
    this.root.querySelector(".cast").hidden = !cast;
    if (!cast) return;
    if (document.activeElement !== this.size) this.size.value = String(cast.size);
    if (document.activeElement !== this.pace) {
      const near = PACES.map(([, pace]) => Math.abs(Math.log(pace / (cast.pace || 1))));
      this.pace.value = String(near.indexOf(Math.min(...near)));
    }
    this.namePace();
    this.counts.textContent = t("cast_counts", cast.joined, cast.size, cast.answered);
    this.pause.textContent = t(cast.is_running ? "cast_pause" : "cast_go");
    this.pause.setAttribute("aria-pressed", String(!cast.is_running));
  }

  namePace() {
    const name = t(`pace_${PACES[Number(this.pace.value)][0]}`);
    this.paceName.textContent = name;
    this.pace.setAttribute("aria-valuetext", name);
  }

  seconds() {
    const more = this.told.is_finished ? 0 : (performance.now() - this.askedAt) / 1000;
    return this.told.seconds + more;
  }

  tick() {
    if (this.told?.is_on) this.time.textContent = t("time_of", lengthOf(this.seconds()), this.told.minutes);
  }

  async set(values) {
    try { await call("cast", values); } catch (refused) { if (!(refused instanceof Refused)) throw refused; }
    await this.refresh();
  }

  async restart() {
    this.isPreparing = true;
    this.draw();
    try {
      await call("training_restart");
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      tell(t("training_restart"), problemOf(refused.message));
    } finally {
      this.isPreparing = false;
    }
    await this.refresh();
  }
}
