/**
 * Jianbao 剪报 reads Chinese-first news text in the browser: words, counts, keywords, names and a summary.
 *
 * Every offset counts UTF-16 units of the text that was given: `text.slice(start, end)` is the piece, also after 😂 and 𠮷.
 */

/**
 * Loads Jianbao: in a worker where the host allows one, on the main thread otherwise. The methods are the same.
 *
 * Loading again with the same `baseUrl`, `model` and `worker` shares what is there: one worker, one queue, nothing fetched twice. What each gives
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
   * What was learned from texts, for words that no lexicon knows and for names: `"news"`, the default, from all sources; `"open"` from openly
   * licensed ones alone. With `"none"` nothing is fetched for it, words are cut less well, and `entities` holds no names.
   */
  model?: ModelName;
  /** `false` stays on the main thread; a function starts the worker in a way of your own, and only the same function shares it. Default `true`. */
  worker?: boolean | (() => Worker);
}

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
  /** What the summary shall speak of: 产业 创新. */
  focus?: string;
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
}

export interface AnalyzeOptions extends CallOptions, WordOptions {
  page?: PageOptions;
  frequencies?: FrequencyOptions;
  /** `limit`: at most so many keywords. Default 20. */
  keywords?: { limit?: number };
  summary?: SummaryOptions;
}

export interface SegmentOptions extends CallOptions, Pick<WordOptions, "names"> {}

export interface KeywordOptions extends CallOptions, WordOptions {
  /** At most so many. Default 20. */
  limit?: number;
}

export interface SummarizeOptions extends CallOptions, WordOptions, SummaryOptions {}

export interface ReadPageOptions extends CallOptions, PageOptions {}

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

/** Everything that was found in a text: plain data. It can be stored as JSON and sent to a worker. */
export interface Analysis {
  /** The text's characters, white space aside. */
  characters: number;
  /** Simplified or traditional Chinese, English, or undetermined. */
  language: "zh-Hans" | "zh-Hant" | "en" | "und";
  /** The articles, which together are the whole text. At least one where the text is not blank. */
  articles: Article[];
  /** The sentences, which together are the whole text, white space aside, in the order of reading. */
  sentences: Sentence[];
  /** The counted words, most frequent first. Punctuation and numbers are never counted. */
  frequencies: Frequency[];
  /** The words that matter, best first. */
  keywords: Keyword[];
  /** Terms of several words. None in this version. */
  phrases: Phrase[];
  /** The sentences that tell the text. */
  summary: Summary;
  /** People, places, organisations, times and numbers, in the order of the text. The first three come only with a model. */
  entities: Entity[];
  /** Every word. Neither JSON nor a structured clone carries it. */
  readonly words: Words;
}

export interface Page {
  articles: Article[];
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
  /** Of the paragraphs, those in which it stands, from 0 to 1. */
  spread: number;
}

export interface Keyword {
  text: string;
  kind: "word" | "phrase" | "name";
  /** How much it matters, compared with the others of this text. */
  score: number;
  count: number;
  /** Everywhere it stands. */
  places: Span[];
  /** Part of speech. */
  tag: string;
  /** How rare it is in general; the higher, the rarer. */
  rarity: number;
  /** Where it first stands. */
  first: number;
}

export interface Phrase {
  text: string;
  count: number;
  places: Span[];
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
  /** Where the chosen sentences stand. */
  places: Span[];
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
  /** A file could not be fetched: see `url` and `status`. */
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
