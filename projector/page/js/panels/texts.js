// Answers in words: under their themes where somebody grouped them, else one after another. Where they take more than
// one page, the themes stand together on a first one.

import { el, having } from "../dom.js";
import { panelOf } from "./panel.js";
import { tabled, track, typed } from "./parts.js";
import { row, rowsPanel } from "./rows.js";

export function texts(panel, { scale, isAnimated }) {
  const answers = answersOf(panel, { scale, isAnimated });
  const table = tabled(told(panel));
  if (!panel.themes.length) return Object.assign(answers, { table });
  const overview = overviewOf(panel, { scale, isAnimated });
  const box = having(el("div.panel.texts-whole", overview.box, answers.box), { "aria-hidden": "true" });
  const show = (shown) => { for (const one of [overview, answers]) one.box.hidden = one !== shown; };
  const drawn = {
    box,
    table,
    pages: 1,
    isShortened: false,
    layout(page) {
      const set = (shown, at) => { show(shown); shown.layout(at); };
      answers.box.dataset.look = "whole";
      set(answers, page);
      let shown = answers;
      if (answers.pages > 1) {
        answers.box.dataset.look = "detail";
        set(overview, page);
        set(answers, page - overview.pages);
        if (page < overview.pages) set(shown = overview, page);
      }
      drawn.pages = answers.pages + (answers.box.dataset.look === "detail" ? overview.pages : 0);
      drawn.isShortened = shown.isShortened;
      box.toggleAttribute("data-overflow", "overflow" in shown.box.dataset);
    },
    flow() { show(answers); answers.flow(); },
  };
  return drawn;
}

function told(panel) {
  const said = (one, theme) => [one.text, one.count, one.names, theme];
  if (!panel.themes.length) return panel.rows.map((one) => said(one, ""));
  return panel.themes.flatMap((theme) => [[theme.name, theme.count], ...theme.rows.map((one) => said(one, theme.name))]);
}

function overviewOf(panel, ways) {
  const rows = panel.themes.map((one) => {
    const made = row({ mark: null, text: one.name, part: one.part, figures: ["", one.count], isLeading: one.is_leading });
    if (one.is_rest) made.classList.add("is-rest");
    return made;
  });
  return rowsPanel("themes", rows, panel.themes.map((one) => one.name), ways);
}

/** All answers; `data-overflow` only where one alone is longer than the page at its shortest. */
function answersOf(panel, ways) {
  const themeOf = new Map();
  const again = typed("div.theme-again.clamps", "");
  const themes = panel.themes.length ? panel.themes : [{ name: "", rows: panel.rows }];
  const rows = themes.flatMap((theme) => {
    const units = (theme.rows.length ? theme.rows : [null]).map((one) => el("div.unit", one && answer(one)));
    if (theme.name) units[0].prepend(themeHead(theme));
    units.slice(1).forEach((unit) => themeOf.set(unit, theme.name));
    return units;
  });
  const place = ([first]) => {
    const name = themeOf.get(first) ?? "";
    again.textContent = name;
    again.hidden = !name;
  };
  return panelOf("texts", rows, { head: again, ceiling: 2.6, clamps: [0], shorten: [14, 10, 7, 4, 2], place, ...ways });
}

function themeHead(theme) {
  const made = el(
    "div.theme",
    typed("div.theme-name.clamps", theme.name), el("div.theme-count", theme.count), track(theme.part),
  );
  if (theme.is_leading) made.classList.add("leads");
  if (theme.is_rest) made.classList.add("is-rest");
  return made;
}

function answer(one) {
  return el(
    "div.answer",
    typed("div.answer-text.clamps", one.text), el("div.answer-count", one.count),
    one.names ? typed("div.answer-names.clamps", one.names) : null,
  );
}
