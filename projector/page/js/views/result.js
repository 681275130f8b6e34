// A result: for each panel its question, the facts and chips beside them, the drawing, and the notes. Panels follow one
// another, each with as many pages as it needs.

import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { chip } from "../frame.js";
import { drawers } from "../panels/index.js";

// Heights of the question's box by how many rows stand below it, the first that fits.
const BOXES = { few: ["high"], some: ["middle", "high"], many: ["low", "middle", "high"] };

const rowsOf = (panel) => (panel.rows ?? panel.items ?? panel.columns ?? []).length;

function amount(panel) {
  const rows = rowsOf(panel);
  return rows <= 4 ? "few" : rows <= 7 ? "some" : "many";
}

export function draw(view, { words, isAnimated }) {
  const panels = view.panels.map((panel, place) => panelOf(panel, words, isAnimated, place ? "h2" : "h1"));
  const box = el("div.view.view-results", ...panels.map((panel) => panel.box));
  const made = {
    box, told: [view.question, view.facts[0], view.tie].filter(Boolean).join(". "), pages: 1, foot: [], chip: null,
    spoken: el("section.unseen", ...panels.map((panel) => panel.spoken)),
    layout(page, scale) {
      if (made.measured !== scale) panels.forEach((panel) => panel.measure(panels, scale));
      made.measured = scale;
      made.pages = panels.reduce((sum, panel) => sum + panel.pages, 0);
      let rest = page;
      const shown = panels.find((panel) => rest < panel.pages || ((rest -= panel.pages), false)) ?? panels.at(-1);
      made.isShortened = shown.show(panels, rest);
      made.foot = shown.foot;
      made.chip = shown.chip;
    },
  };
  return made;
}

function panelOf(panel, words, isAnimated, level) {
  const { heading } = panel;
  const [status, ...others] = heading.chips;
  const question = el("div.result-question", said("p.cut", heading.question));
  const chips = [heading.tie && chip({ text: heading.tie, tone: "warning" }), ...others.map(chip)].filter(Boolean);
  const facts = el("div.facts", el("span.fact-line", heading.facts.join(" · ")), ...chips);
  const holder = el("div.panel-holder");
  const notes = heading.notes.length ? el("p.notes", heading.notes.join(" ")) : null;
  const box = el("div.view-result", question, facts, holder, notes);
  const made = {
    box, pages: 1, foot: [[heading.code, heading.source].filter(Boolean).join(" · ")], chip: status ?? null,
    spoken: el("div", said(level, heading.question), el("p", [...heading.facts, heading.tie].filter(Boolean).join(". ")),
      ...heading.chips.map((one) => el("p", one.text)), el("p", heading.notes.join(" "))),
    /** Finds type and pages; alone in view, because nothing that is hidden has a size. */
    measure(all, scale) {
      all.forEach((one) => { one.box.hidden = one !== made; });
      fitQuestion(question, panel, scale);
      holder.replaceChildren();
      const drawn = drawers[panel.kind]?.(panel, { words, scale, isAnimated: isAnimated && !made.drawn });
      made.drawn = drawn;
      if (!drawn) return;
      holder.append(drawn.box);
      if (drawn.table && !made.table) made.spoken.append((made.table = drawn.table));
      drawn.layout(0);
      made.pages = Math.max(1, drawn.pages);
    },
    show(all, page) {
      all.forEach((one) => { one.box.hidden = one !== made; });
      made.drawn?.layout(page);
      return Boolean(made.drawn?.isShortened);
    },
  };
  return made;
}

function fitQuestion(question, panel, scale) {
  const ceiling = rowsOf(panel) <= 4 ? 4.6 : 3.6;
  for (const height of BOXES[amount(panel)]) {
    question.dataset.height = height;
    if (fit(question, { floor: 2.2, ceiling, scale })) return;
  }
  fit(question, { floor: 2.2, ceiling, clamps: [5, 4, 3, 2], scale: 1 });
}
