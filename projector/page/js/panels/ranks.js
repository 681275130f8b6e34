// Options by their shared rank, with their scores where the method has any.

import { el } from "../dom.js";
import { named, tabled } from "./parts.js";
import { row, rowsPanel } from "./rows.js";

export function ranks(panel, { scale, isAnimated }) {
  const rows = panel.rows.map((one) => drawn(panel, one));
  const made = rowsPanel("ranks", rows, panel.rows.map((one) => one.text), { scale, isAnimated });
  const said = panel.rows.map((one) => [`${one.rank} ${named(one)}`, one.score, one.mean]);
  return Object.assign(made, { table: tabled(said) });
}

function drawn(panel, one) {
  const mark = el("div.mark", el("span.rank-disc", one.rank), one.code ? el("span.code", one.code) : null);
  const part = panel.has_scores ? one.part : null;
  return row({ mark, text: one.text, part, figures: [one.score, one.mean], isLeading: one.is_leading });
}
