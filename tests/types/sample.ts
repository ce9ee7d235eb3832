// A site's developer in strict TypeScript. It is compiled, never run: every type is used as the documents say.

import { load, maxLength, Words } from "jianbao";
import type { Analysis, Entity, ErrorCode, Integrity, Jianbao, JianbaoError, Keyword, LoadOptions, LoadProgress, Sentence, Span } from "jianbao";
import { Jianbao as Core } from "jianbao/core";
import { load as loadInline } from "jianbao/inline";
import { integrity } from "jianbao/integrity";
import { JianbaoDigestElement, type DigestChoice } from "jianbao/digest-element";
import "jianbao/element";
import { frequencies, keywords, labelsFor, names, namesOf, summary, type Labels, type Name } from "jianbao/view";
import { summary as alone } from "jianbao/view/summary";

export const inside: Promise<Jianbao> = loadInline({ model: "none" });

export async function read(text: string, signal: AbortSignal): Promise<string> {
  const jianbao: Jianbao = await load({
    signal,
    onProgress: ({ loaded, total, share }: LoadProgress) => console.log(loaded / total, share.toFixed(2)),
    baseUrl: new URL("https://example.com/jianbao/"),
    model: "open",
    worker: () => new Worker("worker.js", { type: "module" }),
  });
  const analysis: Analysis = await jianbao.analyze(text, {
    signal,
    onProgress: (share) => console.log(share.toFixed(2)),
    names: "split",
    page: { breaks: [3], joins: [] },
    stopWords: ["的"],
    frequencies: { singleCharacters: false, exceptTags: ["v"], limit: 10, stems: true },
    keywords: { limit: 5 },
    summary: { characters: 140, focus: "产业" },
  });
  const sentences: Sentence[] = analysis.summary.sentences.map((index) => analysis.sentences[index]);
  const first: Span | undefined = analysis.keywords.at(0)?.places.at(0);
  const paragraph: number | undefined = sentences.at(0)?.paragraph;
  const title: string | null = analysis.articles[0].title;

  const words: Words = await jianbao.segment(text, { names: "whole" });
  for (const { text: word, tag, start, end } of words) console.log(word.length === end - start, tag.toUpperCase());
  console.log(words.at(-1)?.text, words.texts().join(" "), words.starts.subarray(0, 1), Words.tagNames[words.tags[0]]);
  const { starts, ends, tags, numbers } = words;
  console.log(new Words(text, { starts, ends, tags, numbers }).distinct);

  const best: Keyword[] = await jianbao.keywords(text, { limit: 3 });
  const { over } = await jianbao.summarize(text, { share: 0.2 });
  const { articles } = await jianbao.page(text, { breaks: [] });
  const sure: number = articles[0].confidence;
  const { lines, match } = await jianbao.concordance(text, "推动 *", { left: 5, unit: "characters", sort: ["right1", "word"], page: { breaks: [] } });
  const { collocates } = await jianbao.collocates(text, "发展", { window: [2, 3], measure: "mi", least: 3, stems: true });
  const { words: differing, onlyA, b } = await jianbao.compare(text, text, { articles: [0, 1], stopWords: false });
  const { list, pieces } = await jianbao.frequencies(text, { n: 2, by: "section" });
  console.log(lines[0]?.spans, match, collocates[0]?.logLikelihood, differing[0]?.low, onlyA.length, b.words, list[0]?.counts, pieces?.[0]?.section);
  const { added, problems } = await jianbao.words.load("协同区 n");
  await jianbao.words.add("协同区");
  await jianbao.words.remove("协同区");
  await jianbao.words.clear();
  const stop: readonly string[] = jianbao.stopWords.zh;
  jianbao.close();
  return [first, paragraph, title, best.length, over, articles.length, sure, added, problems[0]?.line, stop.length, maxLength].join();
}

/** A site with its files elsewhere, and policies of its own. */
export async function loadFromElsewhere(policy: { createScriptURL(url: string): unknown }): Promise<Jianbao[]> {
  const own: Integrity = { ...integrity, "lexicon/zh.lexicon": "sha256-4f9a" };
  return Promise.all([
    load({ wasmUrl: "/a.wasm", lexiconUrl: new URL("https://example.com/zh.lexicon"), modelUrl: "data:,", workerUrl: "blob:null/1" }),
    load({ integrity: own }),
    load({ worker: false, integrity: true, trustedTypesPolicy: "news" }),
    load({ trustedTypesPolicy: policy }),
  ]);
}

export function readHere(wasm: WebAssembly.Module, lexicon: Uint8Array, model: ArrayBuffer, text: string): number {
  const core = new Core({ wasm, lexicon, model });
  core.words.add("协同区", "n");
  const { characters } = core.analyze(text, { summary: { sentences: 3 } });
  return characters + core.segment(text).length + core.summarize(text).characters;
}

export function draw(analysis: Analysis, text: string): HTMLElement[] {
  const labels: Labels = labelsFor(document.documentElement.lang);
  const element: JianbaoDigestElement = document.createElement("jianbao-digest");
  element.htmlFor = "#article";
  element.model = "news";
  element.views = "summary names words";
  element.characters = 200;
  element.highlight = "choose";
  const named: Name[] = namesOf(analysis);
  const times: Entity[] = analysis.entities.filter(({ kind, confidence }) => kind === "time" && confidence > 0.5);
  console.log(named.at(0)?.places, times.length);
  element.addEventListener("jianbao-result", ({ detail }) => console.log(detail.analysis.summary.text));
  element.addEventListener("jianbao-progress", ({ detail: { stage, share } }) => console.log(stage === "load" ? share : 1));
  element.addEventListener("jianbao-select", (event) => {
    event.preventDefault();
    const choice: DigestChoice | null = event.detail;
    console.log(choice?.kind, choice?.places.at(0)?.[0]);
  });
  return [
    summary(analysis, text, { labels, href: (index) => `#s${index}` }),
    alone(analysis, text),
    keywords(analysis, text, { labels, limit: 10, counts: false, buttons: true }),
    names(analysis, text, { labels, limit: 10, counts: false, buttons: true }),
    frequencies(analysis, text, { labels, limit: 50, sort: { by: "spread", descending: true } }),
    element,
  ];
}

export class OurDigest extends JianbaoDigestElement {
  protected override load(options: LoadOptions): Promise<Jianbao> {
    return load({ ...options, baseUrl: "/files/of/jianbao/" });
  }
}

export function advice(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  const { code, url, status } = error as JianbaoError;
  const retry: ErrorCode[] = ["fetch-failed", "worker-lost"];
  return retry.includes(code) ? `try again: ${url} ${status}` : code;
}

declare const jianbao: Jianbao;
declare const core: Core;

// What must not compile.
// @ts-expect-error a text is a string
jianbao.analyze(5);
// @ts-expect-error a misspelt option
jianbao.analyze("好", { sumary: {} });
// @ts-expect-error an option of the wrong type
jianbao.summarize("好", { characters: "140" });
// @ts-expect-error no such choice
jianbao.segment("好", { names: "half" });
// @ts-expect-error no such model
load({ model: "newest" });
// @ts-expect-error a hash is a text
load({ integrity: { "lexicon/zh.lexicon": 5 } });
// @ts-expect-error no policy makes nothing
load({ trustedTypesPolicy: {} });
// @ts-expect-error no such way to light
document.createElement("jianbao-digest").highlight = "blink";
// @ts-expect-error not yet answered
jianbao.keywords("好").length;
// @ts-expect-error answered at once
core.keywords("好").then(() => {});
