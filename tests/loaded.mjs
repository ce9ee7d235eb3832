// The built package, loaded from the disk.

import { readFileSync } from "node:fs";
import { Jianbao } from "../pkg/core.js";

const read = (path) => new Uint8Array(readFileSync(new URL(path, import.meta.url)));

export const wasm = read("../pkg/wasm/jianbao_bg.wasm");
export const lexicon = read("../pkg/lexicon/zh.lexicon");
export const models = { news: read("../pkg/model/news.model"), open: read("../pkg/model/open.model") };

/** A Jianbao of the test's own, with the model that `load` takes by default, or with this one. @param {"news" | "open" | "none"} [model] */
export function loaded(model = "news") {
  return new Jianbao({ wasm, lexicon, model: model === "none" ? undefined : models[model] });
}

/** A newspaper page as it comes out of a PDF. */
export const seed = readFileSync(new URL("golden/seed/text.txt", import.meta.url), "utf8");
