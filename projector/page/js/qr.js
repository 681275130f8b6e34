// The symbol, drawn from its modules: black on white with a margin of four, in both themes.

const SPACE = "http://www.w3.org/2000/svg";
const MARGIN = 4;

const drawn = (name, attributes) => {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** @param {string[]} rows of "1" (dark) and "0" */
export function symbol(rows) {
  const side = rows.length + 2 * MARGIN;
  const path = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(
    (run) => `M${run.index + MARGIN} ${y + MARGIN}h${run[0].length}v1h-${run[0].length}z`));
  const box = drawn("svg", { viewBox: `0 0 ${side} ${side}`, class: "qr", "aria-hidden": "true" });
  box.setAttribute("shape-rendering", "crispEdges");
  box.append(drawn("rect", { width: side, height: side, fill: "#FFFFFF" }));
  box.append(drawn("path", { d: path.join(""), fill: "#000000" }));
  return box;
}
