/** What passes between the client and the worker. For this package's own use. */

import type { StopWords } from "../index.js";
import type { PortableError } from "./error.js";
import type { WordEntry } from "./word-log.js";

/** What the inside of a worker speaks through: the worker's own global, or its likeness on the main thread. */
export interface Port {
  postMessage(message: Answer, transfer?: Transferable[]): void;
  onmessage: ((event: { data: any }) => void) | null;
}

/** What the client needs of a worker. Tests give it one of their own. */
export interface WorkerLike {
  postMessage(message: Ask): void;
  terminate(): void;
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: any) => void) | null;
  onmessageerror: ((event: any) => void) | null;
}

export interface Ask {
  id: number;
  action: string;
  args: any[];
  /** Whose call it is. */
  reader?: number;
  /** Whether the caller wants to be told. */
  progress: boolean;
}

export type Answer =
  | { hello: true }
  | { id: number; progress: any }
  | { id: number; result: any }
  | { id: number; error: PortableError };

export interface LoadArguments {
  lexicon: Uint8Array<ArrayBuffer>;
  model?: Uint8Array<ArrayBuffer>;
  /** The words so far of all who read. */
  words: (readonly [reader: number, entries: WordEntry[]])[];
}

export interface Loaded {
  tagNames: string[];
  stopWords: StopWords;
}
