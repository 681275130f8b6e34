// What is wrong with the page as it is laid out now. A text may be cut by its own clamp, and then the foot says where the
// rest is, or by the single line of a title.
() => {
  const faults = [], stage = document.getElementById('stage').getBoundingClientRect();
  const named = (e) => `${e.tagName}.${e.className}: ${(e.textContent || '').slice(0, 40)}`;
  for (const e of document.querySelectorAll('[data-overflow]')) faults.push('overflow ' + named(e));
  const walker = document.createTreeWalker(document.getElementById('view'), NodeFilter.SHOW_TEXT);
  let cut = 0;
  for (let n; (n = walker.nextNode());) {
    const holder = n.parentElement;
    if (!n.data.trim() || holder.closest('.unseen, [hidden]') || !holder.getClientRects().length) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      const isIn = r.left >= stage.left - 2 && r.right <= stage.right + 2
        && r.top >= stage.top - 2 && r.bottom <= stage.bottom + 2;
      for (let box = holder; box.id !== 'stage'; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.overflow === 'visible') continue;
        const b = box.getBoundingClientRect(), slack = Math.max(3, 0.12 * r.height);
        const isOut = r.bottom > b.bottom + slack || r.top < b.top - slack || r.right > b.right + 3 || r.left < b.left - 3;
        if (!isOut) continue;
        if (box.matches('.cut[data-shortened], .clamps')) { cut += 1; break; }
        if (box.classList.contains('one-line')) break;
        faults.push(`clipped by ${box.className}: ` + named(holder));
        break;
      }
      if (!isIn && !holder.closest('.cut, .clamps, .one-line')) faults.push('outside ' + named(holder));
    }
  }
  const foot = document.getElementById('foot');
  if (cut && !foot.textContent.includes('Teks lengkap ada di ponsel')) faults.push('cut without a sign');
  if (foot.hasAttribute('data-shortened')) faults.push('foot cut: ' + foot.textContent);
  const shown = [...document.querySelectorAll('.shown li, .shown .point')].filter((e) => e.getClientRects().length);
  for (const one of shown) for (const other of shown) {
    if (one === other || one.contains(other) || other.contains(one)) continue;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2) faults.push('overlap ' + named(one));
  }
  if (document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth) faults.push('scrolls');
  return [...new Set(faults)];
}
