// The turnout of a result that is withheld: a figure, what it is out of, and a bar.

import { el } from "../dom.js";
import { fit } from "../fit.js";
import { grow, tabled, track, typed } from "./parts.js";

export function presence(panel, { scale, isAnimated }) {
  const box = el(
    "div.panel.presence",
    el("div.figure", panel.figure), typed("div.of", panel.of), track(panel.part),
  );
  box.setAttribute("aria-hidden", "true");
  box.querySelectorAll("div").forEach((one) => { if (one.className === "figure") one.dataset.row = ""; });
  grow(box, isAnimated);
  return {
    box,
    pages: 1,
    isShortened: false,
    layout() { fit(box, { floor: 1.75, ceiling: 3.4, scale }); },
    flow() {},
    table: tabled([[panel.figure, panel.of]]),
  };
}
