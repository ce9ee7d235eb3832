// @ts-check
/** The user's words, remembered, so that a new instance or a new worker knows what the old one knew. */

/** @typedef {"load" | "add" | "remove" | "clear"} WordAction */
/** @typedef {[action: WordAction, args: any[]]} WordEntry */

export class WordLog {
  /** By what they are about: the last call about a word counts. @type {Map<string, WordEntry>} */
  #entries = new Map();

  /**
   * @param {WordAction} action
   * @param {any[]} args
   */
  record(action, args) {
    if (action === "clear") return this.#entries.clear();
    const about = `${action === "load" ? "lines" : "word"} ${args[0]}`;
    this.#entries.delete(about);
    this.#entries.set(about, [action, args]);
  }

  /** What to do again, in order. */
  entries() {
    return [...this.#entries.values()];
  }
}
