// @ts-check
/** Long work, a slice at a time: between two the page is the reader's. What is begun later takes the place of what is not done. */

/**
 * How long a slice lasts, in milliseconds: half as long as the browser has taken for its own, such as laying out what the last one did, or
 * the work would never end where that is slow.
 */
const SHORTEST = 8;
const LONGEST = 25;

export class Slices {
  #round = 0;

  /** Takes every step of `work`, unless something else is begun before. @param {Iterator<unknown>} work */
  async run(work) {
    const mine = ++this.#round;
    for (let isDone = false; !isDone; ) {
      const before = performance.now();
      await pause();
      if (mine !== this.#round) return;
      const own = performance.now() - before;
      isDone = isDoneBy(performance.now() + Math.min(Math.max(own / 2, SHORTEST), LONGEST), work);
    }
  }

  /** Ends what is not done. */
  stop() {
    this.#round++;
  }
}

/** Takes steps until it is time. @param {number} end @param {Iterator<unknown>} work */
function isDoneBy(end, work) {
  do if (work.next().done) return true;
  while (performance.now() < end);
  return false;
}

/** Resolves once the browser has had its turn. `scheduler.yield` would not do: what it goes on with comes before timers and messages. */
function pause() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });
}
