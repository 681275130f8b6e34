// The panels of a result, a kind each. `drawers[kind](panel, {words, scale, isAnimated})` gives `box` (what is shown),
// `layout(page)` (fits it into the place it was put in and shows that page), `pages` (as many as it takes, known after
// layout), `isShortened` (whether a text on this page is cut), `table` (all words, for screen readers), and `flow()`
// for a page that scrolls: everything at once, in whatever size the place has.

import { bars } from "./bars.js";
import { breakdown } from "./breakdown.js";
import { columns } from "./columns.js";
import { likert } from "./likert.js";
import { presence } from "./presence.js";
import { ranks } from "./ranks.js";
import { rounds } from "./rounds.js";
import { sounding } from "./sounding.js";
import { texts } from "./texts.js";

export const drawers = { bars, breakdown, columns, likert, presence, ranks, rounds, sounding, texts };
