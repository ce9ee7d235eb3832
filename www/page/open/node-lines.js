// @ts-check
/**
 * Nodes of a web page → lines. A block is a line, whatever lines its source had: 南通抢抓机遇 may be wrapped there anywhere.
 *
 * The document is inert and laid out nowhere, so that `innerText` would not know what a block is.
 */

const blocks = new Set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section summary table tbody tfoot thead tr ul".split(" "),
);

/** What is no text of the page, or not seen. `rt` holds the reading of a character: 剪(jiǎn). */
const silent = new Set(
  "audio base button canvas datalist embed frame frameset head iframe input link map math meta meter noframes noscript object progress rp rt script select style svg template textarea title video".split(" "),
);

/**
 * @param {Node} root
 * @returns {string[]}
 */
export function linesOfNode(root) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  const end = () => {
    const told = tidy(line);
    if (told !== "") lines.push(told);
    line = "";
  };
  const walk = (/** @type {Node} */ node, /** @type {boolean} */ asIs) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const text = child.nodeValue ?? "";
        if (!asIs) line += text;
        else for (const [i, part] of text.split("\n").entries()) i === 0 ? (line += part) : (end(), (line = part));
      } else if (child.nodeType === 1) {
        const element = /** @type {Element} */ (child);
        const name = element.localName;
        if (silent.has(name) || element.hasAttribute("hidden")) continue;
        if (name === "br") {
          end();
          continue;
        }
        if ((name === "td" || name === "th") && element.previousElementSibling) line += "\t";
        const isBlock = blocks.has(name);
        if (isBlock) end();
        walk(element, asIs || name === "pre");
        if (isBlock) end();
      }
    }
  };
  walk(root, false);
  end();
  return lines;
}

/** White space as a browser shows it; between Chinese characters a wrapped source leaves none. @param {string} line */
function tidy(line) {
  return line
    .replace(/([\p{Script=Han}，。、；：？！”’）》】])[ \t\r]*\n\s*(?=[\p{Script=Han}，。、；：？！“‘（《【])/gu, "$1")
    .replace(/[ \r\n\f]+/g, " ")
    .replace(/ ?\t[ \t]*/g, "\t")
    .replace(/^[ \t]+|[ \t]+$/g, "");
}
