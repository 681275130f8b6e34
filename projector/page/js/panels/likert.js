// Several statements on one scale: bars that lie around a common middle, the sums of both sides at the edges.

import { el } from "../dom.js";
import { keyOf, panelOf } from "./panel.js";
import { diverging, tabled, typed } from "./parts.js";

const BESIDE_NUMBER_PX = 7;

export function likert(panel, { scale, isAnimated }) {
  const rows = panel.items.map((one) => drawn(panel, one));
  const count = panel.points.length;
  const key = keyOf(panel.points.map((point, place) => ({
    colour: diverging(place, count),
    isHatched: place < Math.floor(count / 2),
    children: [el("span.code", point.code), point.text === point.code ? null : typed("span.key-text", point.text)],
  })));
  const sides = panel.sides && el(
    "div.side-names", typed("span.side-name.low", panel.sides[0]), typed("span.side-name.high-side", panel.sides[1]),
  );
  const head = el("div.likert-head", key, sides);
  const place = (group) => group.forEach(numbers);
  const limits = { ceiling: 2.8, clamps: [0, 3, 2, 1], most: 10, whole: 10 };
  const made = panelOf("likert", rows, { ...limits, head, measured: ["edge"], place, scale, isAnimated });
  const said = panel.items.map((one) => [
    `${one.code}. ${one.text}`,
    ...one.points.map((point, at) => `${pointName(panel.points[at])} ${point.share} ${point.count}`),
    one.low, one.high, one.said,
  ]);
  return Object.assign(made, { table: tabled(said) });
}

function pointName(point) {
  return point.code === point.text ? point.text : `${point.code}. ${point.text}`;
}

function drawn(panel, one) {
  const count = panel.points.length;
  const parts = one.points.map((point, place) => {
    const made = el("div.likert-part.on", el("span.number", point.inside));
    made.style.left = `${point.at * 100}%`;
    made.style.width = `${point.width * 100}%`;
    made.style.backgroundColor = diverging(place, count);
    if (place < Math.floor(count / 2)) made.classList.add("hatched");
    made.hidden = point.width === 0;
    return made;
  });
  const chart = el("div.likert-chart", ...parts);
  if (panel.sides) {
    const zero = el("div.zero");
    zero.style.left = `${panel.zero * 100}%`;
    chart.append(zero);
  }
  const edge = (text, side) => (panel.sides ? el(`div.edge.${side}`, text) : null);
  const words = el("div.item-words", el("div.mark.code", one.code), typed("div.item-text.clamps", one.text), el("div.said", one.said));
  return el("div.item", words, el("div.item-line", edge(one.low, "low"), chart, edge(one.high, "high-side")));
}

/** A share stands in its part where some room is left on both sides of it. */
function numbers(row) {
  for (const part of row.querySelectorAll(".likert-part")) {
    const number = part.querySelector(".number");
    number.hidden = false;
    // Without the transform of a bar that grows.
    number.hidden = number.offsetWidth + 2 * BESIDE_NUMBER_PX > part.clientWidth;
  }
}
