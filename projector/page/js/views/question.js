// A question that is open, or closed and not yet revealed: wording, options, how many have answered. No bar beside an
// option: while people answer, the room is told nothing that could steer it.

import { timerText } from "../clock.js";
import { el, said } from "../dom.js";
import { fit } from "../fit.js";
import { spoken } from "../frame.js";
import { symbol } from "../qr.js";
import { Rows } from "../rows.js";

const LATE_MS = 10_000;
// Above so many signs in all options the question leaves them more room.
const LONG_TOTAL = 320;
const MANY = 8;
// A text of one line is worth showing cut when most of it is there.
const ONE_LINE_SIGNS = 100;

export function draw(view, { snapshot, words }) {
  const total = view.options.reduce((sum, option) => sum + option.text.length, 0);
  const longest = Math.max(0, ...view.options.map((option) => option.text.length));
  const question = said("p.question.cut", view.question);
  const rows = view.options.map((option) => el("li.option",
    view.shows_codes ? el("span.option-code", option.code) : null, said("span.cut", option.text)));
  const area = el("ul.options", ...rows);
  // Letters are one or two signs; the numbers of points, which a sounding asks about, are longer.
  const signs = Math.max(...view.options.map((option) => option.code.length), 1);
  if (signs > 2) area.style.setProperty("--code-width", `${0.7 * signs + 0.5}em`);
  const options = new Rows(area, rows, limits(longest, view.options.length));
  const heading = el("div.question-box", question);
  const side = sideOf(view, snapshot, words);
  const box = el("div.view.view-question", el("div.question-side", heading, area), side.box);
  const isRoomy = total <= LONG_TOTAL && view.options.length < MANY;
  heading.classList.toggle("short", !isRoomy);
  const made = {
    box, spoken: spoken(view.question, listed(view)), told: `${view.closed_note} ${view.question}`.trim(),
    foot: view.footer, chip: view.chip, pages: 1,
    layout(page, scale) {
      const ceiling = view.options.length < MANY ? 5 : 3.6;
      fit(heading, { floor: 2.4, ceiling, clamps: [0, 7, 6, 5, 4, 3, 2], scale });
      if (made.measured !== scale) options.measure(scale);
      made.measured = scale;
      made.pages = options.pages;
      options.show(page);
    },
    update(next) {
      const still = ({ turnout: _, footer: __, ...rest }) => JSON.stringify(rest);
      const isSame = still(next) === still(view);
      if (isSame) {
        side.turnout(next.turnout);
        made.foot = next.footer;
      }
      return isSame;
    },
    tick: side.tick,
  };
  return made;
}

const listed = (view) => view.options.map(
  (option) => (view.shows_codes ? `${option.code}. ${option.text}` : option.text));

function limits(longest, count) {
  const one = [0, 3, 2, ...(longest <= ONE_LINE_SIGNS ? [1] : [])].map((clamp) => ({ columns: 1, clamp }));
  const two = [0, 3, 2].map((clamp) => ({ columns: 2, clamp }));
  // Many short options stand beside each other, larger than below each other.
  const layouts = count >= MANY && longest <= 34 ? [...two, ...one] : [...one, ...(count > 4 ? two : [])];
  // Full texts are worth a page or two more, but not minutes of waiting for the last option.
  const paged = [[0, 3], [3, 5], [2], [1]].map(([clamp, pagesMax]) => ({ columns: 1, clamp, pagesMax }));
  return { floor: 1.9, ceiling: 3.8, layouts, paged };
}

/** The column at the right: time left, turnout, and how to join. */
function sideOf(view, snapshot, words) {
  const timer = el("div.timer");
  const label = el("p.caption", words.left);
  const time = view.deadline_ms === null ? null : el("div.time", label, timer);
  const note = view.closed_note ? el("p.closed-note", view.closed_note) : null;
  const [figure, of, bar] = [el("strong.turnout-figure"), el("span.turnout-of"), el("div.meter-fill")];
  const turnoutBox = el("div.turnout", el("p.caption", view.turnout.label), el("p.turnout-line", figure, " ", of),
    el("div.meter", bar));
  const turnout = (told) => {
    [figure.textContent, of.textContent, bar.style.width] = [told.figure, told.of, `${told.part * 100}%`];
  };
  turnout(view.turnout);
  const box = el("div.side", note, time, turnoutBox, el("div.side-join", symbol(snapshot.join.qr),
    el("p", el("span.caption", words.code), said("strong.side-code", snapshot.join.code))));
  const tick = (now) => {
    if (time === null) return;
    const left = now === null ? null : view.deadline_ms - now;
    const isOver = left !== null && left <= 0;
    time.classList.toggle("late", left !== null && left <= LATE_MS);
    time.classList.toggle("over", isOver);
    timer.textContent = left === null ? "–:––" : isOver ? words.closed_time : timerText(left);
  };
  return { box, turnout, tick };
}
