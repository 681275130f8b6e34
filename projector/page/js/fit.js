// How large can it be? The largest type at which a box shows all it holds.

const SLACK_PX = 2;
const STEP_REM = 0.05;

/** Whether all that the box holds is inside it. */
export function fits(box) {
  return box.scrollHeight <= box.clientHeight + SLACK_PX && box.scrollWidth <= box.clientWidth + SLACK_PX;
}

/**
 * Sets the type of a box, and how many lines its long texts may take, so that it shows all it holds.
 * The mildest clamp that fits at the floor is taken, then the largest type by bisection.
 * @param {HTMLElement} box of a fixed size; `data-clamp` is set on it, CSS says which texts obey
 * @param {{floor: number, ceiling: number, clamps?: number[], scale?: number}} limits in rem (u); clamps 0 is none
 * @returns {boolean} false where it does not fit at all: the box is marked with `data-overflow`
 */
export function fit(box, { floor, ceiling, clamps = [0], scale = 1 }) {
  const set = (size) => { box.style.fontSize = `${size}rem`; };
  const [low, high] = [floor * scale, ceiling * scale];
  delete box.dataset.overflow;
  for (const clamp of clamps) {
    box.dataset.clamp = clamp;
    set(low);
    if (!fits(box)) continue;
    let [small, large] = [low, high];
    while (large - small > STEP_REM) {
      const middle = (small + large) / 2;
      set(middle);
      if (fits(box)) small = middle; else large = middle;
    }
    set(small);
    return true;
  }
  box.dataset.overflow = "";
  return false;
}
