// The views by the name they have in a snapshot. `draw(view, {snapshot, words, isAnimated})` gives:
// box (what is seen), spoken (the same for whoever hears it), told (said when it comes), foot (lines), chip, pages,
// layout(page, scale) once the box is in the document and again whenever its size, the page or the scale changes,
// isShortened (known after a layout, where a text is cut that is no `.cut`), and where needed update(view), which takes a
// newer view of the same or says that it cannot, and tick(nowMs), called four times a second.

import { el } from "../dom.js";
import { spoken } from "../frame.js";
import { draw as agenda } from "./agenda.js";
import { draw as join } from "./join.js";
import { draw as question } from "./question.js";
import { draw as quorum } from "./quorum.js";
import { draw as result } from "./result.js";
import { draw as speakers } from "./speakers.js";
import { draw as wall } from "./wall.js";

/** What was asked for is not there yet. */
function missing(view) {
  return {
    box: el("div.view.view-missing", el("p", view.text)), spoken: spoken(view.text, []), told: view.text, foot: [],
    pages: 1, layout() {},
  };
}

export const views = { join, open: question, closed: question, result, wall, speakers, quorum, agenda, missing };
