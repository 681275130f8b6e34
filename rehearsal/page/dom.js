// Elements without markup in strings: whatever people write stays text.

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "text") node.textContent = value;
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// Words of people: in an element of their own, whose direction follows from them.
export const words = (text, cls = "") => el("span", { class: cls || null, dir: "auto", text: text ?? "" });

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  back: "M14.5 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-5.5 16-3-6.5z M11.5 13.5L20 4",
  attach: "M19 11.5l-7.6 7.4a4.6 4.6 0 0 1-6.5-6.5l8-7.8a3 3 0 0 1 4.3 4.3l-8 7.8a1.5 1.5 0 0 1-2.1-2.1l7-6.9",
  menu: "M5 7h14M5 12h14M5 17h14",
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  signal: "M4 18v-2M9 18v-5M14 18V9M19 18V5",
  cut: "M4 18v-2M9 18v-5M14 18v-3M4 4l16 16",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 4M15.5 9.5v.1",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  reply: "M10 6l-6 6 6 6M4 12h10a6 6 0 0 1 6 6",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  link: "M9 15l6-6M8 11l-2.500 2.500a3.500 3.500 0 0 0 5 5L13 16M16 13l2.500-2.500a3.500 3.500 0 0 0-5-5L11 8",
  out: "M8 16L17 7M10 7h7v7",
  down: "M6 9l6 6 6-6",
  screen: "M3 5h18v11H3zM9 20h6M12 16v4",
  reload: "M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5",
  check: "M5 12.500l4.500 4.500L19 7.500",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14a6 6 0 0 1 3.500 6",
  ban: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.600 5.600l12.800 12.800",
  forward: "M14 6l6 6-6 6M20 12H10a6 6 0 0 0-6 6",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

// A button with a sign on it; its words are read aloud and shown as a hint.
export function signButton(name, label, act, cls = "") {
  return el("button", { type: "button", class: `sign ${cls}`, title: label, "aria-label": label, on: { click: act } }, icon(name));
}

const COLOURS = 7;

export function avatar(id, name, kind = "person") {
  const number = Math.abs(Number(id)) % COLOURS;
  const parts = name.trim().split(/\s+/u);
  const first = [...(parts[0] ?? "?")][0] ?? "?";
  const last = parts.length > 1 ? parts.at(-1) : "";
  const short = /^\d{1,3}$/u.test(last) ? last : first + ([...last][0] ?? "");
  return el("span", { class: `avatar ${kind}`, data: { colour: kind === "bot" ? "bot" : String(number) }, "aria-hidden": "true" },
    kind === "bot" ? icon("check") : words(short.toUpperCase()));
}
