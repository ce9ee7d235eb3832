// @ts-check
/** Makes nodes of drawings, as pkg/view/node.js makes those of the page. */

/**
 * @template {keyof SVGElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string | number | undefined>} [attributes] those that are undefined are left out
 * @param {(Node | string)[]} children
 * @returns {SVGElementTagNameMap[N]}
 */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(attribute, String(value));
  made.append(...children);
  return made;
}
