// The results of a meeting that is over, on a page to scroll, to share in the office and to print.

import { el, having, said } from "./dom.js";
import { drawers } from "./panels/index.js";

const page = document.getElementById("page");
const dark = matchMedia("screen and (prefers-color-scheme: dark)");
const flowing = [];

start();

async function start() {
  const content = await fetched();
  if (content) show(content);
  else document.getElementById("lost").hidden = false;
  page.removeAttribute("aria-busy");
}

/** What is to be shown; null where it cannot be had. */
async function fetched() {
  try {
    const answer = await fetch(`${location.pathname.replace(/\/$/u, "")}/isi`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function show(content) {
  document.documentElement.lang = content.language;
  document.title = content.meeting.title;
  page.replaceChildren(headOf(content), contentsOf(content), ...content.results.map(resultOf), footOf(content));
  const all = (isPaper) => { theme(isPaper === true); flowing.forEach((drawn) => drawn.flow()); };
  all();
  document.fonts.ready.then(all);
  document.fonts.addEventListener("loadingdone", all);
  dark.addEventListener("change", all);
  addEventListener("beforeprint", () => all(true));
  addEventListener("afterprint", all);
  watchWidth(all);
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** The reader's own setting; paper is white. */
function theme(isPaper) {
  document.documentElement.dataset.theme = dark.matches && !isPaper ? "dark" : "light";
}

function watchWidth(all) {
  let known = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width !== known) requestAnimationFrame(all);
    known = width;
  }).observe(page);
}

function headOf({ meeting, words }) {
  const where = [meeting.date, meeting.place].filter(Boolean).map((text) => said("span", text));
  return el(
    "header.page-head",
    el("p.page-kind", words.heading),
    said("h1", meeting.title),
    el("p.page-where", ...where),
    meeting.state_text && el("p.page-state", meeting.state_text),
    meeting.minutes_text && el("p.page-minutes", meeting.minutes_text),
    buttonsOf(words),
  );
}

function buttonsOf(words) {
  const print = having(el("button", words.print), { type: "button" });
  print.addEventListener("click", () => window.print());
  const texts = having(el("button", words.full_text), { type: "button", "aria-pressed": "false" });
  texts.addEventListener("click", () => {
    const isOn = page.classList.toggle("shows-texts");
    texts.setAttribute("aria-pressed", String(isOn));
  });
  return el("div.page-buttons", print, texts);
}

function contentsOf({ results, words }) {
  if (!results.length) return el("p.page-empty", words.empty);
  const lines = results.map((one, place) => {
    const link = having(el("a", el("span.contents-code", one.code), said("span", one.question)), {
      href: `#${anchorOf(place)}`,
    });
    return el("li", link);
  });
  return having(el("nav.contents", el("h2", words.contents), el("ol", ...lines)), { "aria-label": words.contents });
}

const anchorOf = (place) => `hasil-${place + 1}`;

function resultOf(result, place) {
  const panels = result.panels.map((panel, number) => panelOf(result, panel, number));
  const made = el(
    "section.result",
    el("p.result-code", result.code),
    said("h2", result.question),
    ...panels,
    result.source && el("p.source", result.source),
  );
  made.id = anchorOf(place);
  return made;
}

/** Each panel with its own heading; what the one before has said already is not said again. */
function panelOf(result, panel, number) {
  const before = number ? result.panels[number - 1].heading : null;
  const { heading } = panel;
  const own = (texts, other) => texts.filter((text) => !before || !other.includes(text));
  const tie = heading.tie && heading.tie !== before?.tie ? [{ text: heading.tie, tone: "warning" }] : [];
  const isSame = before && JSON.stringify(before.chips) === JSON.stringify(heading.chips);
  const chips = [...tie, ...(isSame ? [] : heading.chips)].map((one) => el(`span.chip.${one.tone}`, one.text));
  const facts = own(heading.facts, before?.facts ?? []);
  const drawn = drawers[panel.kind](panel, { words: {}, scale: 1, isAnimated: false });
  drawn.box.classList.add("flow");
  flowing.push(drawn);
  const notes = own(heading.notes, before?.notes ?? []);
  return el(
    "div.result-panel",
    before && heading.code !== before.code ? el("p.result-code", heading.code) : null,
    before && heading.question !== before.question ? said("h3", heading.question) : null,
    facts.length > 0 && el("p.facts", facts.join(" · ")),
    chips.length > 0 && el("div.chips", ...chips),
    el("div.drawn", drawn.box),
    el("div.texts-only", drawn.table),
    notes.length > 0 && el("ul.notes", ...notes.map((text) => said("li", text))),
  );
}

function footOf({ words }) {
  return el("footer.page-foot", el("p", words.note));
}
