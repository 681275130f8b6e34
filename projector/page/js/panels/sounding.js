// The points of a sounding: who agrees, who does not, who passes, and a mark where all constituencies agree.

import { el } from "../dom.js";
import { keyOf, panelOf } from "./panel.js";
import { tabled, typed } from "./parts.js";

const COLOURS = ["var(--agree)", "var(--disagree)", "var(--abstain)"];
const HATCHED = 1;

export function sounding(panel, { scale, isAnimated }) {
  const rows = panel.rows.map(drawn);
  const head = keyOf(panel.key.map((text, place) => ({
    colour: COLOURS[place], isHatched: place === HATCHED, children: [el("span.key-text", text)],
  })));
  const limits = { ceiling: 2.6, clamps: [0, 3, 2], most: 10, whole: 10 };
  const made = panelOf("sounding", rows, { ...limits, head, measured: ["mark", "agree-share"], scale, isAnimated });
  const said = panel.rows.map((one) => [`${one.code}. ${one.text}`, one.figures, one.mark]);
  return Object.assign(made, { table: tabled(said) });
}

function drawn(one) {
  const parts = (one.parts ?? []).map((part, place) => {
    const made = el("div.strip-part.fill-part");
    made.style.flexGrow = part * 1000;
    made.style.backgroundColor = COLOURS[place];
    if (place === HATCHED) made.classList.add("hatched");
    made.hidden = part === 0;
    return made;
  });
  return el(
    "div.heard",
    el("div.mark.code", one.code),
    typed("div.heard-text.clamps", one.text),
    one.parts ? el("div.strip", ...parts) : null,
    one.agree ? el("div.agree-share", one.agree) : null,
    el("div.heard-figures", typed("span", one.figures), one.mark ? el("span.chip-mark", one.mark) : null),
  );
}
