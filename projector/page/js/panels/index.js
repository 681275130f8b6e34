// The panels of a result, a kind each. `drawers[kind](panel, words)` gives the elements of what stands below the
// heading: {body: Element, rows: Element[] to be paged, fit: {floor, ceiling, clamps}}.
export const drawers = {};
