// @ts-check
/** Tells that an article may have changed, or have gone: once, when the page has been at rest for a moment. */

/** Milliseconds of rest. */
const PAUSE = 500;

/** A page that never rests is looked at now and then. */
const LONGEST = 3000;

export class DigestWatch {
  #tell;
  #observer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  /** When the first change came that was not told. */
  #since = 0;

  /** @type {Node[]} */
  #parts = [];
  #isTouched = false;

  /** @param {(isTouched: boolean) => void} tell whether it was the article that changed, or only the page around it */
  constructor(tell) {
    this.#tell = tell;
    this.#observer = new MutationObserver((records) => {
      this.#isTouched ||= records.some(({ target }) => this.#parts.some((it) => it.contains(target)));
      this.#wait();
    });
  }

  /**
   * Watches these and nothing else.
   *
   * @param {Node[]} pages where an article may come, go, and be replaced
   * @param {Node[]} parts what is read
   */
  on(pages, parts) {
    this.#observer.disconnect();
    this.#parts = parts;
    for (const page of pages) this.#observer.observe(page, { subtree: true, childList: true });
    // A class or a style is how hosts hide and show.
    const all = { subtree: true, childList: true, characterData: true, attributeFilter: ["class", "hidden", "style"] };
    for (const part of parts) this.#observer.observe(part, all);
  }

  off() {
    this.#observer.disconnect();
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#isTouched = false;
  }

  #wait() {
    const now = performance.now();
    if (this.#waiting === undefined) this.#since = now;
    clearTimeout(this.#waiting);
    const tell = () => {
      const isTouched = this.#isTouched;
      this.#waiting = undefined;
      this.#isTouched = false;
      this.#tell(isTouched);
    };
    this.#waiting = setTimeout(tell, Math.min(PAUSE, this.#since + LONGEST - now));
  }
}
