// Elements and texts. Words that people typed become text nodes only, each in an element of its own direction.

/**
 * An element with classes and children. A string becomes the text of the element; null and false are left out.
 * @param {string} tag name of the element, with classes behind dots: "div.row.leading"
 * @param {...(Node|string|null|false|Array)} children in their order
 */
export function el(tag, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const child of children.flat()) if (child !== null && child !== false) made.append(child);
  return made;
}

/** Words that somebody typed: shown as typed, in their own direction. */
export function said(tag, text) {
  const made = el(tag, text);
  made.dir = "auto";
  return made;
}

/** The same element with attributes set; one that is null is left out. */
export function having(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  return element;
}

/** Fills the places {name} of a sentence. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}
