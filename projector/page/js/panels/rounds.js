// Two rounds: under each option the bar of the first and the bar of the second, each with the name of its round.

import { el } from "../dom.js";
import { panelOf } from "./panel.js";
import { named, tabled, track, typed } from "./parts.js";

export function rounds(panel, { scale, isAnimated }) {
  const rows = panel.rows.map((one) => drawn(panel, one));
  const limits = { ceiling: panel.rows.length <= 5 ? 3.2 : 2.8, clamps: [0, 3, 2, 1], most: 10, whole: 12 };
  const measured = ["mark", "name", "share", "count"];
  const isTwo = panel.rows.length >= 8;
  const made = panelOf("rounds", rows, { ...limits, measured, isTwo, scale, isAnimated });
  const said = panel.rows.flatMap((one) => ["before", "after"].map((time, place) => [
    `${named(one, panel.shows_codes)}, ${panel.names[place]}`, one[time].share, one[time].count,
  ]));
  return Object.assign(made, { table: tabled(said) });
}

function drawn(panel, one) {
  const mark = panel.shows_codes ? el("div.mark.code", one.code) : null;
  const made = el("div.pair", mark, typed("div.label.clamps", one.text));
  ["before", "after"].forEach((time, place) => made.append(line(one[time], time, panel.names[place])));
  if (one.after.is_leading) made.classList.add("leads");
  return made;
}

function line(figures, time, name) {
  const made = el(
    `div.line.${time}`,
    el("div.name", name), track(figures.part), el("div.share", figures.share), el("div.count", figures.count),
  );
  if (!figures.part) made.classList.add("is-zero");
  return made;
}
