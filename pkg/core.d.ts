/** Jianbao, synchronous: the same names as in the package's main module, for workers, Node and whoever has the bytes at hand. */

import type {
  Analysis,
  AnalyzeOptions,
  CollocateOptions,
  Collocates,
  CompareOptions,
  Comparison,
  Concordance,
  ConcordanceOptions,
  CountOptions,
  Counts,
  Keyword,
  KeywordOptions,
  Page,
  ReadPageOptions,
  SegmentOptions,
  StopWords,
  SummarizeOptions,
  Summary,
  WordReport,
  Words,
} from "./index.js";

export { maxLength, Words } from "./index.js";
export type * from "./index.js";

export interface Assets {
  /** `wasm/jianbao_bg.wasm`: its bytes, or the module compiled from them. All instances of a realm share the first. */
  wasm: ArrayBuffer | ArrayBufferView | WebAssembly.Module;
  /** `lexicon/zh.lexicon`. The bytes are kept, not copied, and must not change. All who are given the same object share what is made of it. */
  lexicon: ArrayBuffer | ArrayBufferView;
  /** `model/news.model` or `model/open.model`; kept and shared as the lexicon is. Without it, or with `"none"`, there are no names. */
  model?: ArrayBuffer | ArrayBufferView | "none";
}

/**
 * Errors are thrown. Their codes are `lexicon-damaged`, `lexicon-version`, `model-damaged`, `model-version`, `too-large`, `closed`,
 * `no-webassembly`, `aborted` (where the signal had been aborted before the call) and `crashed`; after each of them but `closed` the next call works.
 */
export class Jianbao {
  constructor(assets: Assets);
  analyze(text: string, options?: AnalyzeOptions): Analysis;
  segment(text: string, options?: SegmentOptions): Words;
  keywords(text: string, options?: KeywordOptions): Keyword[];
  summarize(text: string, options?: SummarizeOptions): Summary;
  page(text: string, options?: ReadPageOptions): Page;
  concordance(text: string, query: string, options?: ConcordanceOptions): Concordance;
  collocates(text: string, word: string, options?: CollocateOptions): Collocates;
  compare(textA: string, textB: string, options?: CompareOptions): Comparison;
  frequencies(text: string, options?: CountOptions): Counts;
  readonly words: CoreWords;
  readonly stopWords: StopWords;
  /** Frees the memory. Later calls throw with the code `closed`. */
  close(): void;
}

export interface CoreWords {
  load(text: string): WordReport;
  add(word: string, tag?: string): void;
  remove(word: string): void;
  clear(): void;
}
