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
  /** Whether the caller wants to be told. */
  progress: boolean;
}

export type Answer =
  | { hello: true }
  | { id: number; progress: any }
  | { id: number; result: any }
  | { id: number; error: PortableError };

export interface LoadArguments {
  baseUrl?: string;
  /** What the client has at hand, for the successor of a worker. */
  assets?: KeptAssets;
  /** The user's words so far. */
  words: WordEntry[];
}

export interface KeptAssets {
  wasm: Uint8Array<ArrayBuffer>;
  lexicon: Uint8Array<ArrayBuffer>;
}

export interface Loaded {
  /** What was fetched, where it was. */
  assets?: KeptAssets;
  tagNames: string[];
  stopWords: StopWords;
}
