// The panels of a result, a kind each. `drawers[kind](panel, {words, scale, isAnimated})` gives `box` (what is shown),
// `layout(page)` (fits it into the place it was put in and shows that page), `pages` (as many as it takes, known after
// layout), `isShortened` (whether a text on this page is cut), `table` (all words, for screen readers), and `flow()`
// for a page that scrolls: everything at once, in whatever size the place has.

import { bars } from "./bars.js";

export const drawers = { bars };
