// Keys and a small menu: they change what this screen shows, never the meeting.

import { el, having } from "./dom.js";

const VIEWS = { j: "join", h: "result", d: "wall", p: "speakers", k: "quorum" };
const QUIET_MS = 3_000;

export class Keys {
  #stage;
  #own;
  #menu = document.getElementById("menu");
  #help = document.getElementById("help");
  #language = "";
  #quiet = null;

  constructor(stage, own) {
    this.#stage = stage;
    this.#own = own;
  }

  start() {
    addEventListener("keydown", (event) => this.#pressed(event));
    for (const name of ["pointermove", "pointerdown"]) addEventListener(name, () => this.#wake());
  }

  /** Words of the menu, again only where the language is another. */
  say(snapshot) {
    if (this.#language === snapshot.language) return;
    this.#language = snapshot.language;
    const { words } = snapshot;
    this.#menu.setAttribute("aria-label", words.keys);
    this.#menu.replaceChildren(...this.#acts(words).filter((act) => act.short).map((act) => this.#button(act)));
    const close = having(el("button", words.close), { type: "button" });
    close.addEventListener("click", () => this.#help.close());
    this.#help.setAttribute("aria-label", words.keys);
    this.#help.replaceChildren(el("h2", words.keys), el("dl", ...this.#acts(words).map(
      (act) => el("div", el("dt", ...act.keys.flatMap((key, place) => [place ? " " : "", el("kbd", key)])),
        el("dd", act.name)))), el("p", words.keys_note), close);
  }

  #acts(words) {
    return [
      ...Object.entries(VIEWS).map(([key, view]) => ({
        keys: [key.toUpperCase()], name: words[`key_${view}`], short: true, press: key })),
      { keys: ["Esc", "0"], name: words.key_follow, short: true, press: "0" },
      { keys: ["←", "→"], name: words.key_pages, short: false },
      { keys: ["−"], name: words.key_smaller, short: true, press: "-", sign: "A−" },
      { keys: ["+"], name: words.key_larger, short: true, press: "+", sign: "A+" },
      { keys: ["B"], name: words.key_blank, short: true, press: "b" },
      { keys: ["?"], name: words.keys, short: true, press: "?", sign: "?" },
    ];
  }

  #button(act) {
    const text = act.sign ? [act.sign] : [el("kbd", act.keys.at(-1)), " ", act.name];
    const made = having(el("button", ...text), { type: "button", "aria-label": act.name, title: act.name });
    made.addEventListener("click", () => this.#act(act.press));
    return made;
  }

  #pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || this.#help.open) return;
    if (this.#act(event.key.toLowerCase())) event.preventDefault();
  }

  /** Does what a key stands for; false where it stands for nothing. */
  #act(key) {
    const own = this.#own;
    if (key in VIEWS) own.show(VIEWS[key]);
    else if (key === "escape" || key === "0") own.follow();
    else if (key === "+" || key === "=") own.grow(1);
    else if (key === "-" || key === "_" || key === "−") own.grow(-1);
    else if (key === "b") this.#blank();
    else if (key === "arrowright" || key === "pagedown") return this.#turn(1);
    else if (key === "arrowleft" || key === "pageup") return this.#turn(-1);
    else if (key === "?") return this.#showHelp();
    else return false;
    this.#stage.draw();
    return true;
  }

  #turn(steps) {
    this.#stage.turn(steps);
    return true;
  }

  #showHelp() {
    if (this.#stage.snapshot !== null) this.#help.showModal();
    return true;
  }

  #blank() {
    const steered = this.#stage.snapshot?.screen.is_blank ?? false;
    const wanted = !(this.#own.isBlank ?? steered);
    this.#own.isBlank = wanted === steered ? null : wanted;
  }

  /** Mouse and touch bring the menu; it goes when nobody moves, unless somebody is in it with the keyboard. */
  #wake() {
    document.body.classList.add("awake");
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => document.body.classList.remove("awake"), QUIET_MS);
  }
}
