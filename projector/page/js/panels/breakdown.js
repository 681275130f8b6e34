// A result by constituency: one divided bar a row for few options, a table of counts for more. A hidden row says why.

import { el, having } from "../dom.js";
import { fit } from "../fit.js";
import { keyOf, panelOf } from "./panel.js";
import { NARROW_EM, diverging, isShortened, tabled, typed, widthOf } from "./parts.js";

const BESIDE_NUMBER_PX = 6;
const BY_STANCE = {
  agree: "var(--agree)", with_note: "var(--with-note)", disagree: "var(--disagree)", abstain: "var(--abstain)",
};
const PLAIN = ["var(--agree)", "var(--with-note)", "var(--scale-1)", "var(--abstain)"];

export function breakdown(panel, ways) {
  const made = panel.is_divided ? dividedPanel(panel, ways) : tablePanel(panel, ways);
  const names = panel.options.map((one) => (panel.shows_codes ? `${one.code}. ${one.text}` : one.text));
  const said = panel.rows.map((one) => [
    one.name, `${one.answered} ${panel.unit}`,
    ...(one.cells ? one.cells.map((cell, place) => `${names[place]}: ${cell.count}`) : [one.hidden]),
  ]);
  return Object.assign(made, { table: tabled(said) });
}

function dividedPanel(panel, { scale, isAnimated }) {
  const looks = looksOf(panel);
  const key = keyOf(panel.options.map((one, place) => ({
    ...looks[place],
    children: [panel.shows_codes ? el("span.code", one.code) : null, typed("span.key-text.clamps", one.text)],
  })));
  const head = el("div.divided-head", key, el("div.unit-word", panel.unit));
  const rows = panel.rows.map((one, place) => {
    const middle = one.cells ? divided(one, looks) : el("div.hidden-cell", one.hidden);
    return rowOf(panel, one, place, [middle]);
  });
  const place = (group) => group.forEach(numbers);
  const limits = { ceiling: 2.6, clamps: [0, 2, 1], most: 12, whole: 14 };
  return panelOf("breakdown.divided", rows, {
    ...limits, head, measured: ["row-name", "answered"], place, scale, isAnimated,
  });
}

function rowOf(panel, one, place, cells) {
  const answered = having(el("div.answered", one.answered), { "data-unit": panel.unit });
  const made = el("div.group", typed("div.row-name.clamps", one.name), ...cells, answered);
  if (place === 0) made.classList.add("is-sum");
  if (!one.cells) made.classList.add("is-hidden");
  return made;
}

/** Colour of each option, and whether it is hatched: what says no is, as on paper. */
function looksOf(panel) {
  const points = panel.options.filter((one) => one.stance !== "abstain");
  return panel.options.map((one) => {
    const place = points.indexOf(one);
    if (one.stance !== "plain") return { colour: BY_STANCE[one.stance], isHatched: one.stance === "disagree" };
    if (panel.is_scale) {
      return { colour: diverging(place, points.length), isHatched: place < Math.floor(points.length / 2) };
    }
    return { colour: PLAIN[place], isHatched: place === 2 };
  });
}

function divided(one, looks) {
  const parts = one.cells.map((cell, place) => {
    const made = el("div.part.on", el("span.number", cell.count));
    made.style.flexGrow = cell.part * 1000;
    made.style.backgroundColor = looks[place].colour;
    if (looks[place].isHatched) made.classList.add("hatched");
    made.hidden = cell.part === 0;
    return made;
  });
  return el("div.parts", ...parts);
}

/** A count too wide for its part stands over it, so that none is missing. */
function numbers(row) {
  const bar = row.querySelector(".parts");
  if (!bar) return;
  const parts = [...bar.querySelectorAll(".part:not([hidden])")];
  // Without the transform of a bar that grows.
  const wide = parts.map((part) => part.firstChild.offsetWidth);
  const isOver = parts.map((part, place) => wide[place] + 2 * BESIDE_NUMBER_PX > part.clientWidth);
  row.classList.toggle("has-over", isOver.some((one) => one));
  let free = 0;
  parts.forEach((part, place) => {
    const number = part.firstChild;
    number.classList.toggle("is-over", isOver[place]);
    number.style.left = "";
    if (!isOver[place]) return;
    const rest = wide.reduce((sum, one, later) => (later > place && isOver[later] ? sum + one + 8 : sum), 0);
    const middle = part.offsetLeft + part.clientWidth / 2 - wide[place] / 2;
    const left = Math.max(free, Math.min(middle, bar.clientWidth - wide[place] - rest));
    number.style.left = `${(left / bar.clientWidth) * 100}%`;
    free = left + wide[place] + 8;
  });
}

function tablePanel(panel, { scale, isAnimated }) {
  const key = el("div.legend", ...(panel.shows_codes ? panel.options.map(option) : []));
  const codes = panel.options.map((one) => (
    panel.shows_codes ? el("div.column-head", one.code) : typed("div.column-head", one.text)
  ));
  const heads = el("div.group.heads", el("div"), ...codes, el("div.unit-word", panel.unit));
  const head = el("div.table-head", key, heads);
  const rows = panel.rows.map((one, place) => rowOf(panel, one, place, cellsOf(panel, one)));
  const limits = { ceiling: 2.6, clamps: [0, 2, 1], most: 14, whole: 16 };
  const measured = ["row-name", "answered", "unit-word", "cell-count", "column-head", "legend-text"];
  const place = () => columnsOf(table.box, key.children.length);
  const table = panelOf("breakdown.counts", rows, { ...limits, head, measured, place, scale, isAnimated });
  table.box.style.setProperty("--options", panel.options.length);
  return withKeyApart(table, key, scale);
}

function option(one) {
  return el("div.legend-entry", el("span.code", one.code), typed("span.legend-text.clamps", one.text));
}

function cellsOf(panel, one) {
  if (!one.cells) {
    const made = el("div.hidden-cell", one.hidden);
    made.style.gridColumn = `span ${panel.options.length}`;
    return [made];
  }
  return one.cells.map((cell, place) => {
    const name = panel.options[place][panel.shows_codes ? "code" : "text"];
    const made = having(el("div.cell.on", el("span.cell-count", cell.count)), { "data-code": name });
    const part = Math.min(150 * cell.part, 100);
    made.style.backgroundColor = `color-mix(in srgb, var(--heat-high) ${part.toFixed(1)}%, var(--heat-low))`;
    if (cell.is_leading) made.classList.add("leads");
    if (!cell.part) made.classList.add("is-nothing");
    return made;
  });
}

/** As many columns of option texts as the longest allows, from two to four; filled downwards. */
function columnsOf(box, count) {
  const width = parseFloat(getComputedStyle(box).getPropertyValue("--legend-text"));
  const fitting = Math.min(4, Math.floor((widthOf(box) + 1.6) / (width + 3.4)));
  setColumns(box, count, Math.max(widthOf(box) < NARROW_EM ? 1 : 2, fitting));
}

function setColumns(box, count, columns) {
  box.style.setProperty("--legend-columns", columns);
  box.style.setProperty("--legend-lines", Math.max(1, Math.ceil(count / columns)));
}

/** Where table and option texts do not fit one page together, the texts have the first page for themselves. */
function withKeyApart(table, key, scale) {
  const texts = el("div.panel.legend-page");
  setColumns(texts, key.children.length, key.children.length > 10 ? 2 : 1);
  const box = el("div.panel.breakdown-whole", texts, table.box);
  const drawn = {
    box,
    pages: 1,
    isShortened: false,
    layout(page) {
      const head = table.box.querySelector(".table-head");
      head.prepend(key);
      table.box.dataset.look = "whole";
      [texts.hidden, table.box.hidden] = [true, false];
      table.layout(page);
      const isApart = key.children.length > 0 && (table.pages > 1 || table.isShortened);
      if (isApart) {
        texts.append(key);
        table.box.dataset.look = "apart";
        table.layout(Math.max(0, page - 1));
      }
      drawn.pages = table.pages + (isApart ? 1 : 0);
      drawn.isShortened = table.isShortened;
      if (isApart && page === 0) {
        [texts.hidden, table.box.hidden] = [false, true];
        fit(texts, { floor: 1.75, ceiling: 2.6, clamps: [0, 3, 2, 1], scale });
        drawn.isShortened = isShortened(texts);
      }
      const shown = texts.hidden ? table.box : texts;
      box.toggleAttribute("data-overflow", "overflow" in shown.dataset);
    },
    flow() { texts.hidden = true; table.flow(); },
  };
  return drawn;
}
