// @ts-check
/** The plots that the page shows now: where the chosen word stands, and the cloud. */

/** @import { Facts } from "../state.js" */
/** @import { Picture } from "./picture.js" */

import { clipped, headline } from "../headline.js";
import { wordsOf, written } from "../language.js";

/** Letters of a headline that have room on a line. */
const ROOM = 48;

/** @param {Facts} facts @returns {Picture[]} */
export function picturesOf({ found, chosen, article, settings: { language } }) {
  if (!found) return [];
  const words = wordsOf(language);
  const { articles, characters } = found.analysis;
  const of = articles[article ?? 0];
  const head = of ? clipped(headline(of, found.text), ROOM) : "";
  const source = [head, words.characters(written(characters, language)), words.outBy].filter(Boolean).join(" · ");
  const spread = plot("#spread svg");
  const cloud = plot("svg#cloud, #cloud svg");
  const word = chosen && [...chosen.text].slice(0, 20).join("");
  return [
    ...(spread && word
      ? [{ name: words.outSpread(word), svg: spread, title: words.outSpread(word), legend: [spread.getAttribute("aria-label") ?? "", words.outSpreadLegend, source] }]
      : []),
    ...(cloud ? [{ name: words.outCloud, svg: cloud, title: words.outCloud, legend: [words.outCloudLegend, source] }] : []),
  ];
}

/** One that has something in it. @param {string} selector */
function plot(selector) {
  const svg = document.querySelector(selector);
  return svg instanceof SVGSVGElement && svg.viewBox.baseVal?.width > 0 && svg.childElementCount > 0 ? svg : undefined;
}
