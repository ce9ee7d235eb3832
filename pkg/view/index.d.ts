/**
 * An analysis as nodes, for pages that draw it themselves.
 *
 * A view is a function of data: it does not fetch, remember or listen. What can be chosen carries its number or its word in a `data-`
 * attribute, so that one listener on the host's own node is enough. Every node has a class (`jianbao-…`) and no style of its own, but
 * that a bar's `--share` is its length from 0 to 1.
 */

import type { Analysis, Entity, Frequency, Span } from "../index.js";

/** The chosen sentences in one paragraph. Each has its index in `data-sentence`. */
export function summary(
  analysis: Pick<Analysis, "summary" | "sentences" | "language">,
  text: string,
  options?: SummaryViewOptions,
): HTMLElement;

/** A list of keywords, best first. Each has its index in `data-keyword`. */
export function keywords(
  analysis: Pick<Analysis, "keywords" | "language">,
  text: string,
  options?: KeywordsViewOptions,
): HTMLElement;

/** A table of word counts. Each row has its word in `data-word`. */
export function frequencies(
  analysis: Pick<Analysis, "frequencies" | "language">,
  text: string,
  options?: FrequenciesViewOptions,
): HTMLElement;

/** One of its rows, for hosts that draw a long table as it is scrolled. */
export function frequencyRow(frequency: Frequency, options: FrequencyRowOptions): HTMLElement;

/** The people, places and organisations, kind by kind, most frequent first. Each has its index of {@link namesOf} in `data-name`. */
export function names(
  analysis: Pick<Analysis, "entities" | "language">,
  text: string,
  options?: NamesViewOptions,
): HTMLElement;

/** What a text names, in the order in which {@link names} shows it. */
export function namesOf(analysis: Pick<Analysis, "entities">): Name[];

export interface Name {
  text: string;
  kind: Exclude<Entity["kind"], "time" | "number">;
  /** How often it is named. */
  count: number;
  /** Everywhere it stands; one that a page broke has a place for each piece. */
  places: Span[];
}

/** What the views say: Chinese for `zh`, `zh-Hant` and the like, English for any other language. */
export function labelsFor(language?: string): Labels;

/** What a part of speech is called: `ns` is 地名 or "name of a place". */
export function tagName(tag: string, language: "zh" | "en"): string;

export interface ViewOptions {
  /** Default: Chinese. */
  labels?: Labels;
}

export interface SummaryViewOptions extends ViewOptions {
  /** Where a sentence links to. Without it, sentences are no links. */
  href?: (sentence: number) => string;
}

export interface KeywordsViewOptions extends ViewOptions {
  /** At most so many. Default: all. */
  limit?: number;
  /** Whether the count follows the word. Default `true`. */
  counts?: boolean;
  /** Whether keywords are buttons. Default `false`. */
  buttons?: boolean;
}

export interface NamesViewOptions extends ViewOptions {
  /** At most so many of each kind. Default: all. */
  limit?: number;
  /** Whether the count follows the name. Default `true`. */
  counts?: boolean;
  /** Whether names are buttons. Default `false`. */
  buttons?: boolean;
  /** These names alone, in this order, each with its index of {@link namesOf}. Default: all of them. */
  only?: (Name & { index: number })[];
}

export interface FrequenciesViewOptions extends ViewOptions {
  /** The first row that is drawn. Default 0. */
  from?: number;
  /** At most so many rows. Default 200. */
  limit?: number;
  /** Default: by count, descending. */
  sort?: Sort;
  /** Whether words and column heads are buttons; a head then has its column in `data-sort`. Default `false`. */
  buttons?: boolean;
}

export interface FrequencyRowOptions extends ViewOptions {
  /** The highest count: that of the longest bar. */
  most: number;
  /** What the words are written in. */
  lang?: string;
  /** Whether the word is a button. Default `false`. */
  buttons?: boolean;
}

export interface Sort {
  by: "text" | "tag" | "count" | "per10k" | "spread";
  descending: boolean;
}

export interface Labels {
  language: "zh" | "en";
  summary: string;
  noSummary: string;
  over: string;
  keywords: string;
  noKeywords: string;
  names: string;
  noNames: string;
  kinds: Record<Name["kind"], string>;
  frequencies: string;
  noFrequencies: string;
  columns: Record<Sort["by"], string>;
  /** Told where a table does not show all words. */
  rest: (shown: number, all: number) => string;
}
