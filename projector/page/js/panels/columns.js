// Numbers: how many answers lie at each value or in each interval, mean and median large, a mark where the mean lies.

import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { NARROW_EM, grow, measure, named, tabled, widthOf } from "./parts.js";
import { row } from "./rows.js";

const FLOOR = 1.75;
const CEILING = 2.8;

export function columns(panel, { scale, isAnimated }) {
  const count = panel.columns.length;
  const labels = panel.edges.length ? panel.edges : panel.columns.map((one) => one.label);
  const chart = el("div.chart", bars(panel), axis(labels), marks(panel), ends(panel));
  chart.style.setProperty("--columns", count);
  if (panel.edges.length) chart.classList.add("has-edges");
  const box = el("div.panel.columns.beside", el("div.numbers", means(panel), chart), apart(panel));
  box.setAttribute("aria-hidden", "true");
  grow(box, isAnimated);
  const prepare = () => measure(box, ["mark", "label", "share", "count", "axis-label", "column-count"]);
  return {
    box,
    pages: 1,
    isShortened: false,
    layout() {
      prepare();
      const ceiling = widest(box, labels.length, CEILING * scale);
      fit(box, { floor: Math.min(FLOOR * scale, ceiling), ceiling, clamps: [0, 2, 1] });
    },
    flow() {
      box.classList.remove("is-narrow");
      prepare();
      box.classList.toggle("is-narrow", widthOf(box) < NARROW_EM);
      const size = parseFloat(getComputedStyle(box).fontSize) / parseFloat(getComputedStyle(document.documentElement).fontSize);
      chart.style.fontSize = `${Math.min(1, widest(box, labels.length, size) / size)}em`;
    },
    table: tabled(told(panel)),
  };
}

function told(panel) {
  const names = panel.edges.length
    ? panel.columns.map((_, place) => `${panel.edges[place]}–${panel.edges[place + 1]}`)
    : panel.columns.map((one) => one.label);
  return [
    [panel.mean_label, panel.mean],
    [panel.median_label, panel.median],
    ...panel.columns.map((one, place) => [names[place], one.count]),
    ...panel.apart.map((one) => [named(one), one.share, one.count]),
  ];
}

/** The largest type, in rem, at which labels do not touch; every second one goes down a line where they would. */
function widest(box, count, ceiling) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const cell = box.querySelector(".axis").clientWidth / count / rem;
  const style = getComputedStyle(box);
  const [label, figure] = ["--axis-label", "--column-count"].map((name) => parseFloat(style.getPropertyValue(name)));
  const axis = box.querySelector(".axis");
  const isTight = (label + 0.5) * Math.min(FLOOR, ceiling) > cell;
  axis.classList.toggle("in-two-lines", isTight);
  return Math.min(ceiling, (isTight ? 2 : 1) * cell / (label + 0.5), cell / (figure + 0.2));
}

function means(panel) {
  const one = (figure, label) => el("div.mean", el("div.mean-figure", figure), el("div.mean-label", label));
  return el("div.means", one(panel.mean, panel.mean_label), one(panel.median, panel.median_label));
}

function bars(panel) {
  const made = panel.columns.map((one) => {
    const bar = el("div.column-bar");
    bar.style.setProperty("--part", one.part);
    const column = el("div.column", el("div.column-count", one.count), bar);
    if (one.is_leading) column.classList.add("leads");
    if (!one.part) column.classList.add("is-nothing");
    column.dataset.row = "";
    return column;
  });
  return el("div.columns-row", ...made);
}

function axis(labels) {
  return el("div.axis", ...labels.map((text) => el("div.axis-cell", el("span.axis-label", text))));
}

/** A triangle under the mean, its words to the side where there is more room. */
function marks(panel) {
  if (panel.mean_at === null) return null;
  const part = panel.mean_at / panel.columns.length;
  const triangle = el("div.triangle");
  const words = el("div.mean-words", panel.mean_mark);
  triangle.style.left = `${part * 100}%`;
  if (part > 0.5) words.style.right = `calc(${(1 - part) * 100}% + 0.7em)`;
  else words.style.left = `calc(${part * 100}% + 0.7em)`;
  return el("div.marks", triangle, words);
}

function ends(panel) {
  if (!panel.ends.some((text) => text)) return null;
  return el("div.ends", said("div.end.low-end", panel.ends[0]), said("div.end.high-end", panel.ends[1]));
}

function apart(panel) {
  if (!panel.apart.length) return null;
  const rows = panel.apart.map((one) => {
    const figures = [one.share, one.count];
    const made = row({
      mark: el("div.mark.code", one.code), text: one.text, part: one.part, figures, isLeading: one.is_leading,
    });
    made.dataset.row = "";
    return made;
  });
  return el("div.rows.apart-rows", ...rows);
}
