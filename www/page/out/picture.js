// @ts-check
/** A plot of the page as a picture that needs no page: its colours and letters written into it, what it shows above it and below it. */

import { svg } from "../svg.js";

/** @typedef {{ name: string, svg: SVGSVGElement, title: string, legend: string[] }} Picture */

/** What the page's style sheets say and a file has to say by itself, where it is another than what holds without a word. */
const shape = { fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-opacity": "1", "stroke-dasharray": "none", opacity: "1" };
const letters = { "font-family": "", "font-size": "", "font-weight": "400", "font-style": "normal", "letter-spacing": "normal", "text-anchor": "start", "dominant-baseline": "auto", "writing-mode": "horizontal-tb" };

const WIDTH = 1000;
const MARGIN = 32;

/** A screen of today has two points to a pixel. */
const SCALE = 2;

/** @param {Picture} picture */
export function svgOf({ svg: shown, title, legend }) {
  const { color, backgroundColor, fontFamily } = getComputedStyle(document.body);
  const { width, height } = shown.viewBox.baseVal;
  // The spread is a thin line, however long the text is.
  const isStretched = shown.getAttribute("preserveAspectRatio") === "none";
  const tall = isStretched ? 48 : ((WIDTH - 2 * MARGIN) * height) / width;
  const top = MARGIN + 24 + 20;
  const all = top + tall + 28 + legend.length * 22 + MARGIN - 16;

  const line = (/** @type {string} */ text, /** @type {number} */ y, /** @type {number} */ size, /** @type {string} */ fill, weight = 400) =>
    svg("text", { x: MARGIN, y, "font-family": fontFamily, "font-size": size, "font-weight": weight, fill }, text);
  const plot = bare(shown);
  for (const [attribute, value] of Object.entries({ x: MARGIN, y: top, width: WIDTH - 2 * MARGIN, height: tall })) plot.setAttribute(attribute, `${value}`);
  const root = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${all}`, width: WIDTH, height: all, role: "img" },
    svg("title", {}, title),
    svg("desc", {}, legend.join("\n")),
    svg("rect", { width: WIDTH, height: all, fill: backgroundColor }),
    line(title, MARGIN + 20, 20, color, 700),
    plot,
    ...legend.map((it, i) => line(it, top + tall + 32 + i * 22, 14, computed("var(--quiet)"))),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** @param {Picture} picture @returns {Promise<Blob>} */
export async function pngOf(picture) {
  const image = new Image();
  await new Promise((done, failed) => {
    image.onload = done;
    image.onerror = failed;
    // An address of the page's memory would be stopped by its policy.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(picture))}`;
  });
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}

/** A copy without classes and styles that looks the same. @param {SVGSVGElement} shown */
function bare(shown) {
  const copy = /** @type {SVGSVGElement} */ (shown.cloneNode(true));
  const [from, to] = [shown, copy].map((it) => [it, .../** @type {NodeListOf<SVGElement>} */ (it.querySelectorAll("*"))]);
  // Where the reader was just now is no part of the picture.
  const passing = copy.querySelectorAll(".here");
  from.forEach((it, i) => {
    const style = getComputedStyle(it);
    const own = it instanceof SVGTextContentElement ? { ...shape, ...letters } : it instanceof SVGGeometryElement ? shape : { opacity: "1" };
    // What a group hands down each of its children says by itself.
    for (const name of Object.keys({ ...shape, ...letters })) to[i].removeAttribute(name);
    for (const [name, otherwise] of Object.entries(own)) {
      const value = style.getPropertyValue(name);
      if (value && value !== otherwise) to[i].setAttribute(name, value);
    }
    const turned = style.transform !== "none" && !it.hasAttribute("transform") ? style.transform : "";
    if (turned) to[i].setAttribute("transform", turned);
    // What does something on the page does nothing in a file.
    for (const { name } of [...to[i].attributes]) if (/^(class|style|id|role|tabindex|aria-.*|data-.*)$/.test(name)) to[i].removeAttribute(name);
  });
  for (const it of passing) it.remove();
  return copy;
}

/** What a colour of paper.css is here and now. @param {string} color */
function computed(color) {
  const probe = document.createElement("span");
  probe.style.color = color;
  document.body.append(probe);
  const { color: plain } = getComputedStyle(probe);
  probe.remove();
  return plain;
}
