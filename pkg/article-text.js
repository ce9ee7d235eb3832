// @ts-check
/** The text of a part of the host's page, a line for a block, without what is no text of its own. */

/** Not read: programs, controls, pictures of text, and the pinyin over a character. */
const SKIPPED = "script, style, noscript, template, button, select, textarea, svg, math, canvas, iframe, rt, rp, [hidden], jianbao-digest";

/**
 * @param {Element} root
 * @returns {string}
 */
export function articleText(root) {
  return lines(root)
    .replace(/ *\n */g, "\n")
    .trim();
}

/**
 * @param {Element} element
 * @returns {string}
 */
function lines(element) {
  let text = "";
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data.replace(/\s+/g, " ");
    else if (child instanceof HTMLBRElement) text += "\n";
    else if (child instanceof Element && !child.matches(SKIPPED)) text += framed(child);
  }
  return text;
}

/** An element that stands in a line is part of it; any other begins and ends its own. @param {Element} element */
function framed(element) {
  const { display } = getComputedStyle(element);
  if (display === "none") return "";
  const inner = lines(element);
  return /^(inline|contents|ruby)/.test(display) ? inner : `\n${inner}\n`;
}
