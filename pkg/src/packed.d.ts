/** What `inline.js` carries, deflated and in base64: tests/inline.mjs puts it there. */
export const packed: Record<"wasm" | "lexicon" | "model" | "worker", string>;
