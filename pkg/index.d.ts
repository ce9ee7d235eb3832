/**
 * Jianbao 剪报 reads Chinese-first news text in the browser: words, counts, keywords, names and a summary.
 *
 * Every offset counts UTF-16 units of the text that was given: `text.slice(start, end)` is the piece, also after 😂 and 𠮷.
 */

/**
 * Loads Jianbao: in a worker where the host allows one, on the main thread otherwise. The methods are the same.
 *
 * Loading again with the same options shares what is there: one worker, one queue, nothing fetched twice. What each gives
 * is a Jianbao of its own, with its own words and its own `close`.
 *
 * @throws an `Error` with a `code` (see {@link ErrorCode}); `TypeError` or `RangeError` for an option that is not as it should be.
 */
export function load(options?: LoadOptions): Promise<Jianbao>;

/** The longest text that is read, in UTF-16 units: 33,554,432. A longer one is refused with the code `too-large`. */
export const maxLength: number;

export interface LoadOptions {
  /** Told how much of the program, the lexicon and the model has come, in bytes. */
  onProgress?: (progress: LoadProgress) => void;
  /** Ends the loading, with the code `aborted`. It may be tried again. Without effect once loading is done. */
  signal?: AbortSignal;
  /** The folder that holds `worker.js`, `wasm/`, `lexicon/` and `model/`. By default the folder of this module. */
  baseUrl?: string | URL;
  /**
   * One file that lies elsewhere: whatever `fetch` takes, `blob:` and `data:` too. Relative addresses are those of the page. What is not
   * named is found in `baseUrl`. The file must be of this version.
   */
  wasmUrl?: string | URL;
  lexiconUrl?: string | URL;
  /** The one of `model`. */
  modelUrl?: string | URL;
  /** What the worker is started from. From another origin it is imported by a `blob:` worker. */
  workerUrl?: string | URL;
  /**
   * What was learned from texts, for words that no lexicon knows and for names: `"news"`, the default, from all sources; `"open"` from openly
   * licensed ones alone. With `"none"` nothing is fetched for it, words are cut less well, and `entities` holds no names.
   */
  model?: ModelName;
  /** `false` stays on the main thread; a function starts the worker in a way of your own, and only the same function shares it. Default `true`. */
  worker?: boolean | (() => Worker);
  /**
   * Whether program, lexicon and model are what this version was published with, before anything of them runs: `true` compares them with
   * the hashes of this module's own folder, `jianbao/integrity`; or the hashes are given. Where they differ, the code is `fetch-failed`.
   */
  integrity?: boolean | Integrity;
  /**
   * What gives the worker's address where the site requires Trusted Types: a policy of your own, or the name under which one is made.
   * Default `"jianbao"`.
   */
  trustedTypesPolicy?: string | { createScriptURL(url: string): any };
}

/** By path, `lexicon/zh.lexicon`, a hash as the attribute `integrity` has it: `sha256-…`, `sha384-…` or `sha512-…`. */
export type Integrity = Readonly<Record<string, string>>;

export type ModelName = "news" | "open" | "none";

export interface LoadProgress {
  /** Bytes that have come. */
  loaded: number;
  /** Bytes that will have come: as the host tells it, else what the files of this version have. */
  total: number;
  /** From 0 to 1, never falling; 1 when everything is there. */
  share: number;
}

/** What every call takes. */
export interface CallOptions {
  /** Ends this call and no other, with the code `aborted`. */
  signal?: AbortSignal;
  /** Told now and then how much of a long text is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Names and stop words, for all that counts words. */
export interface WordOptions {
  /** Whether a Chinese name is one word (沈旭东) or family and given name (沈 旭东). Default `"whole"`. */
  names?: "whole" | "split";
  /** `true`, the default: the built-in lists ({@link Jianbao.stopWords}); `false`: none; a list: these instead. */
  stopWords?: boolean | string[];
}

/** How long a summary is: one of the three. Default 140 characters. */
export interface SummaryOptions {
  /** At most so many characters, white space aside. At least 1. */
  characters?: number;
  /** At most so many sentences. At least 1. */
  sentences?: number;
  /** At most this share of the text's characters: above 0, at most 1. */
  share?: number;
  /**
   * What the summary shall speak of: 产业 创新, or a name. Only sentences that hold one of its words are chosen, with what they lean on;
   * where none within the budget does, the summary is as without, and `focused` is false.
   */
  focus?: string;
  /** The number of the one article to tell, from 0. Where the text has none of that number, all of it is told. */
  article?: number;
}

/** What you know better of a page. An offset stands for the line that it lies in, or where it lies in none for the next. */
export interface PageOptions {
  /** Offsets of lines at which a new article begins. */
  breaks?: number[];
  /** Offsets of lines at which none does. */
  joins?: number[];
}

export interface FrequencyOptions {
  /** Whether words of one character (省, 是) are counted. Default `true`. */
  singleCharacters?: boolean;
  /** Parts of speech that are not counted: `["v", "t"]`. */
  exceptTags?: string[];
  /** At most so many words, the most frequent ones. Default: all. */
  limit?: number;
  /** Whether the forms of an English word (plan, plans, planned) are counted as one. Default `false`. */
  stems?: boolean;
  /** Whether phrases that were found (长江口产业创新协同区) count as one word each. Default `false`. */
  phrases?: boolean;
}

export interface KeywordChoice {
  /** At most so many, and never more than 500. Default 20. */
  limit?: number;
  /** The kinds that are chosen: `["phrase", "name"]`. Default: all. */
  kinds?: Keyword["kind"][];
  /** The parts of speech that are chosen: `["n", "vn"]`. Default: all. */
  tags?: string[];
}

export interface AnalyzeOptions extends CallOptions, WordOptions {
  page?: PageOptions;
  frequencies?: FrequencyOptions;
  keywords?: KeywordChoice;
  /** `limit`: at most so many phrases. Default 200. */
  phrases?: { limit?: number };
  summary?: SummaryOptions;
}

export interface SegmentOptions extends CallOptions, Pick<WordOptions, "names"> {}

export interface KeywordOptions extends CallOptions, WordOptions, KeywordChoice {}

export interface SummarizeOptions extends CallOptions, WordOptions, SummaryOptions {}

export interface ReadPageOptions extends CallOptions, PageOptions {}

/** How a text is read that questions are asked about. Ask all of them with the same, so that it is read once. */
export interface ReadOptions extends CallOptions, Pick<WordOptions, "names"> {
  page?: PageOptions;
}

/** What part of the text is asked about. */
export interface ArticleOptions {
  /**
   * Only the article of that number, from 0, as though there were no other: its counts, its paragraphs. Where the text has none of that number,
   * all of it is.
   */
  article?: number;
}

export interface ConcordanceOptions extends ReadOptions, ArticleOptions {
  /** How much stands before the place, up to 200. Default 10. */
  left?: number;
  /** How much stands behind it, up to 200. Default 10. */
  right?: number;
  /** What that is counted in; punctuation is no word. Default `"words"`. */
  unit?: "words" | "characters";
  /** Up to three: the neighbours in the same sentence, or what stands at the place. Default: the order of the text. */
  sort?: ("left1" | "left2" | "left3" | "right1" | "right2" | "right3" | "word")[];
  /** At most so many lines. Default 100. */
  limit?: number;
}

/** What counts words in such a text. */
export interface CountingOptions extends ReadOptions, Pick<WordOptions, "stopWords"> {
  /** What is counted less often is left out. */
  least?: number;
  /** At most so many. */
  limit?: number;
  /** Whether the forms of an English word (plan, plans, planned) are one. Default `false`. */
  stems?: boolean;
}

export interface CollocateOptions extends CountingOptions, ArticleOptions {
  /** How many words are near: on either side, or to the left and to the right. Up to 10. Default 5. */
  window?: number | [left: number, right: number];
  /** What they are sorted by. Default `"logLikelihood"`. */
  measure?: "logLikelihood" | "mi" | "count";
  /** Words that stand near less often are left out. Default 2. */
  least?: number;
  /** At most so many. Default 50. */
  limit?: number;
}

export interface CompareOptions extends CountingOptions {
  /** An article of each text instead of the whole, by number. Both texts may be the same. */
  articles?: [a: number, b: number];
  /** Words that stand in both together less often are left out. Default 1. */
  least?: number;
  /** At most so many in each list. Default 50. */
  limit?: number;
}

export interface CountOptions extends CountingOptions, ArticleOptions {
  /** How many words in a row, from 1 to 5. Default 1. */
  n?: number;
  /** Tells in which article, or in which section of one, they stand, and how often. */
  by?: "article" | "section";
  /** Default 1. */
  least?: number;
  /** Default 100. */
  limit?: number;
}

/**
 * A loaded Jianbao. Calls run one after another, in the order in which they were made, and do not disturb one another.
 *
 * Every method rejects with a `TypeError` where the text is not a string or an option is unknown or of the wrong type, and with a
 * `RangeError` where a number is out of range; the message names the option.
 */
export interface Jianbao {
  /** Reads a text whole. Every text is accepted: an empty one has an empty analysis. */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /** Cuts a text into words. It reads no page: a line break ends a word. */
  segment(text: string, options?: SegmentOptions): Promise<Words>;
  /** The words that matter in a text, best first. */
  keywords(text: string, options?: KeywordOptions): Promise<Keyword[]>;
  /** The sentences that tell a text, verbatim and in their order. */
  summarize(text: string, options?: SummarizeOptions): Promise<Summary>;
  /** The articles of a pasted page. */
  page(text: string, options?: ReadPageOptions): Promise<Page>;
  /**
   * Every place of a word or of words in a row, with what stands around it.
   *
   * `"高质量 发展"`: words in a row. `"*发展"`, `"?市"`: any run of characters, any one character of a word. `"发展/v"`, `"/n*"`: words of a part of
   * speech. `"推动 *"`: `*` alone is any word. `\*`, `\?` and `\/` are the signs themselves. 發展 is 发展, Ａ is a. A query without signs that is no row of whole
   * words is looked for letter by letter, and `match` says so.
   *
   * This and the three below read a text once: the words of the last two texts are kept. A `RangeError` where the query makes no sense.
   */
  concordance(text: string, query: string, options?: ConcordanceOptions): Promise<Concordance>;
  /** The words that stand near a word more often than chance has them. The word is looked for as by `concordance`. */
  collocates(text: string, word: string, options?: CollocateOptions): Promise<Collocates>;
  /** The words by which two texts differ, or an article of each. */
  compare(textA: string, textB: string, options?: CompareOptions): Promise<Comparison>;
  /** How often words, or words in a row, stand in a text, and how evenly they are spread. */
  frequencies(text: string, options?: CountOptions): Promise<Counts>;
  /** The reader's own words: they win from the next call on. */
  readonly words: UserWords;
  /** The built-in stop words. To change them, give the list you want as the option `stopWords`. */
  readonly stopWords: StopWords;
  /** Open and later calls are rejected with the code `closed`; those of others who share the worker go on. With the last one it ends. */
  close(): void;
}

/** Words of the reader's own. They need no frequency to win; the last call about a word counts. */
export interface UserWords {
  /** Reads a dictionary: `word`, `word tag` or `word frequency tag` a line. Lines that make no sense are told, the others kept. */
  load(text: string): Promise<WordReport>;
  /** Adds a word: `Apple Vision Pro`, `5G+工业互联网`. A `RangeError` where it cannot be a word or there is no such tag. */
  add(word: string, tag?: string): Promise<void>;
  /** Cuts a word of the lexicon, or forgets one of the reader's. */
  remove(word: string): Promise<void>;
  /** Forgets everything that was loaded, added and removed. */
  clear(): Promise<void>;
}

export interface WordReport {
  /** How many words were taken. */
  added: number;
  /** The lines that make no sense. */
  problems: WordProblem[];
}

export interface WordProblem {
  /** The number of the line, from 1. */
  line: number;
  /** The line. */
  text: string;
  /** What is wrong with it. */
  reason: string;
}

export interface StopWords {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/**
 * A text's words, as columns. A word is made when it is asked for, and one string serves all that are written the same.
 *
 * Nothing of the text is lost: what lies between words is white space.
 */
export class Words implements Iterable<Word> {
  /** The parts of speech: `Words.tagNames[words.tags[i]]`. Empty until something has been loaded. */
  static readonly tagNames: readonly string[];
  constructor(text: string, columns: WordColumns);
  /** How many words there are. */
  readonly length: number;
  /** Where each word begins. */
  readonly starts: Uint32Array;
  /** Where each word ends. */
  readonly ends: Uint32Array;
  /** The part of speech of each word, as a number. */
  readonly tags: Uint8Array;
  /**
   * For counting, a number for each word: that of 南通 is the same wherever 南通 stands, and no other word's. Numbers begin at 0, in the
   * order in which the words first stand there.
   */
  readonly numbers: Uint32Array;
  /** How many distinct words there are. */
  readonly distinct: number;
  /** The word at that index; at `-1` the last. `undefined` where there is none. */
  at(index: number): Word | undefined;
  /** All words as strings. */
  texts(): string[];
  [Symbol.iterator](): IterableIterator<Word>;
  /** The words as plain objects. */
  toJSON(): Word[];
}

export interface WordColumns {
  starts: Uint32Array;
  ends: Uint32Array;
  tags: Uint8Array;
  numbers: Uint32Array;
}

export interface Word {
  text: string;
  start: number;
  end: number;
  /** Part of speech, as in the ICTCLAS tag set: `n`, `nr`, `ns`, `v`, `m`, `t`, `eng`, `w` (punctuation) … */
  tag: string;
}

/**
 * Everything that was found in a text: plain data. It can be stored as JSON and sent to a worker. Its long lists, `frequencies`, `phrases` and
 * `entities`, are made when somebody first looks at them.
 */
export interface Analysis {
  /** The text's characters, white space aside. */
  characters: number;
  /** Simplified or traditional Chinese, English, or undetermined. */
  language: "zh-Hans" | "zh-Hant" | "en" | "und";
  /** The articles, which together are the whole text. At least one where the text is not blank. */
  articles: DigestedArticle[];
  /** The sentences, which together are the whole text, white space aside, in the order of reading. */
  sentences: Sentence[];
  /** The counted words, most frequent first. Punctuation and numbers are never counted. */
  frequencies: Frequency[];
  /** The words that matter, best first. */
  keywords: Keyword[];
  /** Terms of several words that stand at least twice, and new words, best first. */
  phrases: Phrase[];
  /** The sentences that tell the text. */
  summary: Summary;
  /** People, places, organisations, times and numbers, in the order of the text. The first three come only with a model. */
  entities: Entity[];
  /** Every word. Neither JSON nor a structured clone carries it. */
  readonly words: Words;
}

export interface Page {
  articles: DigestedArticle[];
}

export interface Article {
  kind: "story" | "photo" | "notice";
  /** The rubric that it stands under: 直通省两会 2024. */
  column: string | null;
  /** The line above the headline. */
  kicker: string | null;
  /** The headline. */
  title: string | null;
  /** The line below the headline. */
  subtitle: string | null;
  /** Who wrote it, as it stands there: 本报记者 王玮丽 沈雪梅. */
  byline: string | null;
  /** Who wrote it, name by name. */
  reporters: string[];
  /** Where and when it was written: 新华社北京1月2日电. */
  dateline: string | null;
  /** The heads of its sections. */
  sections: string[];
  /** Its paragraphs, whole: joined where the page broke them. */
  paragraphs: string[];
  /** The page that it began on: A1. */
  continuedFrom: string | null;
  /** The page that it goes on on. */
  continuesOn: string | null;
  start: number;
  end: number;
  /** How sure it is that it begins there, from 0 to 1. */
  confidence: number;
}

/** An article of an analysis, with what it is about. */
export interface DigestedArticle extends Article {
  /** The words that say what it is about, best first: at most five. */
  keywords: Keyword[];
  /** What tells it in about 100 characters: a card of two sentences. */
  summary: Summary;
}

export interface Sentence {
  start: number;
  end: number;
  /** Where a page broke it and something else stands between: its pieces. `start` and `end` are those of the first. */
  spans?: Span[];
  /** `body`, or what else a line is. */
  kind: "body" | "title" | "kicker" | "column" | "section" | "byline" | "dateline" | "caption" | "note" | "other";
  /** The number of its article. */
  article: number;
  /** The number of its paragraph in the article. Only `body` has one. */
  paragraph?: number;
}

/** Where something begins and ends. */
export type Span = [start: number, end: number];

export interface Frequency {
  text: string;
  /** Part of speech. */
  tag: string;
  count: number;
  /** Of all counted words, from 0 to 1. */
  share: number;
  /** The same for every 10,000 words. */
  per10k: number;
  /** Of the paragraphs, those in which it stands, from 0 to 1. */
  spread: number;
  /**
   * How unevenly it is spread over the paragraphs: Gries' DP (deviation of proportions, 2008), ½ Σ |its share that lies in a paragraph − that
   * paragraph's share of all words|. 0: evenly; near 1: all in one small paragraph.
   */
  dispersion: number;
}

export interface Concordance {
  /** How often it stands in the text, or in its article, however many lines there are. */
  total: number;
  /** Whether it was found as whole words, or letter by letter. */
  match: "words" | "text";
  lines: ConcordanceLine[];
}

export interface ConcordanceLine {
  /** What stands there. */
  text: string;
  /** What stands before it in the article; a line break is a space. */
  left: string;
  /** What stands behind it. */
  right: string;
  start: number;
  end: number;
  /** As those of a sentence. */
  spans?: Span[];
  /** The index of its sentence in `Analysis.sentences`. */
  sentence: number;
  article: number;
  kind: Sentence["kind"];
  paragraph?: number;
}

export interface Collocates {
  /** How often the word stands in the text. */
  hits: number;
  match: "words" | "text";
  /** How many counted words stand near it. No window crosses the end of a sentence. */
  near: number;
  /** Best first. */
  collocates: Collocate[];
}

export interface Collocate {
  text: string;
  tag: string;
  /** How often it stands near. */
  count: number;
  left: number;
  right: number;
  /** How often it stands in the text, beside the word itself. */
  frequency: number;
  /** How often chance would have it near. */
  expected: number;
  /** G² (Dunning 1993); below zero where it is rarer than chance has it. From 10.83 on p < 0.001. */
  logLikelihood: number;
  /** log₂(count / expected) (Church and Hanks 1990). */
  mi: number;
}

/** Where one text has no words nothing can be compared: all measures are 0, and `onlyA` or `onlyB` has what the other has. */
export interface Comparison {
  /** How many counted words the first text has, and how many distinct ones. */
  a: { words: number; distinct: number };
  b: { words: number; distinct: number };
  /** By log-likelihood. */
  words: Keyness[];
  /** What only the first text has, most frequent first. */
  onlyA: Keyness[];
  onlyB: Keyness[];
}

export interface Keyness {
  text: string;
  tag: string;
  countA: number;
  countB: number;
  /** For every 10,000 words. */
  per10kA: number;
  per10kB: number;
  /** G² (Rayson and Garside 2000): how sure it is that the texts differ. */
  logLikelihood: number;
  /** log₂ of how many times as often it stands in the first text (Hardie 2014); a word that is not there counts as half a one. */
  logRatio: number;
  /** The 95 % confidence interval of the log ratio. */
  low: number;
  high: number;
}

export interface Counts {
  /** How many words the text has; in rows of words numbers count too. */
  words: number;
  /** The articles or sections, where they were asked for. */
  pieces?: { article: number; section: string | null; words: number }[];
  /** Most frequent first. */
  list: Count[];
}

export interface Count {
  /** As it stands at its first place. A row ends at punctuation, and no stop word begins or ends it. */
  text: string;
  count: number;
  share: number;
  per10k: number;
  spread: number;
  /** Gries' DP, as of a {@link Frequency}. */
  dispersion: number;
  /** In which of the pieces it stands, and how often. */
  counts?: [piece: number, count: number][];
}

export interface Keyword {
  text: string;
  kind: "word" | "phrase" | "name";
  /** The chance, in percent, that somebody would have named it, less what better keywords say already. */
  score: number;
  /** How often it stands in the text, or in its article. */
  count: number;
  /** Everywhere it stands. */
  places: Span[];
  /** Part of speech; of a phrase that of its last word. */
  tag: string;
  /** How rare its rarest word is in news, as idf; the higher, the rarer. */
  rarity: number;
  /** Where it first stands. */
  first: number;
  /** Whether the lexicon has it. */
  known: boolean;
  /** Other forms that are counted with it: a short form that the text gives, 世卫组织. */
  variants?: string[];
  /** What speaks for it. */
  reasons: KeywordReasons;
}

/**
 * How much each group of facts speaks for a keyword, compared with the average term of the text: above 0 for it, below 0 against it.
 * One unit is a chance 2.7 times as good.
 */
export interface KeywordReasons {
  /** How often it stands. */
  count: number;
  /** How rare it is elsewhere. */
  rarity: number;
  /** Where it stands: a headline, the head of a section, the first paragraph. */
  place: number;
  /** How long it is, and of what words. */
  form: number;
  /** Whether it stands free, or within longer terms. */
  edges: number;
  /** In how many sentences it stands. */
  spread: number;
}

export interface Phrase {
  text: string;
  count: number;
  places: Span[];
  /** Whether the lexicon has it as one word; else it is new. */
  known: boolean;
  /** What the phrases are sorted by: a chance in percent. */
  score: number;
}

export interface Summary {
  /** The chosen sentences, verbatim, in their order. */
  text: string;
  /** Which they are: indexes of `Analysis.sentences`. */
  sentences: number[];
  /** Its length, white space aside. */
  characters: number;
  /** Whether no sentence kept to the budget, so that the best one came whole. */
  over: boolean;
  /** Whether the sentences speak of what `focus` asked about. */
  focused: boolean;
  /** Where the chosen sentences stand. */
  places: Span[];
  /** Why each of `sentences` was chosen. */
  reasons: SummaryReason[];
}

/** Why a sentence was chosen. */
export interface SummaryReason {
  /** The few of its words that are worth most, best first. */
  words: string[];
  /**
   * Where it stands in its article: the first sentence of all, another of the first paragraph, at the head of a paragraph or inside;
   * `"outside"`: it is no running text.
   */
  place: "opening" | "first-paragraph" | "paragraph-start" | "inside" | "outside";
  /** The share of its characters that a person's summary would hold, by the model: from 0 to 1. */
  worth: number;
}

export interface Entity {
  /** On one line: 沈莹, where the page has 沈　莹. */
  text: string;
  kind: "person" | "place" | "organization" | "time" | "number";
  start: number;
  end: number;
  /** As those of a sentence. */
  spans?: Span[];
  /** From 0 to 1. */
  confidence: number;
}

/** What an error is about. `TypeError` and `RangeError` have no code. */
export type ErrorCode =
  /** The lexicon ends early or was changed. */
  | "lexicon-damaged"
  /** The lexicon was made for another version of the program. */
  | "lexicon-version"
  /** The model ends early or was changed. */
  | "model-damaged"
  /** The model was made for another version of the program, or for another lexicon. */
  | "model-version"
  /** A file could not be fetched, or is another than it should be: see `url` and `status`. */
  | "fetch-failed"
  /** Its signal ended it. The error's name is `AbortError`. */
  | "aborted"
  /** The worker died. The next call starts a new one. */
  | "worker-lost"
  /** `close` was called. */
  | "closed"
  /** The text does not fit into memory, or is longer than `maxLength`. */
  | "too-large"
  /** The browser has no WebAssembly, or the site's policy forbids it. */
  | "no-webassembly"
  /** A defect of the program ended this call. The next one works. */
  | "crashed";

/** How every error with a code looks. */
export interface JianbaoError extends Error {
  code: ErrorCode;
  /** The file, where the code is `fetch-failed`. */
  url?: string;
  /** The host's answer, where the code is `fetch-failed`; 0 where there was none. */
  status?: number;
}
