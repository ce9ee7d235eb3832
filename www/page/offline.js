// @ts-check
/**
 * The line at the foot of the page: whether it can be used offline, what is still missing for that, and that a new version is there.
 *
 * The new version is offered, not forced. Whoever takes it takes it in every tab at once, since a page must not go on with files of two
 * versions: each is loaded anew and has its text back. Where one cannot be, all stay as they are. Whoever never takes it has it once all
 * tabs were closed.
 */

/** @import { Facts, Say, State } from "./state.js" */

import { carry, isCarried, letGo } from "./carry.js";
import { element } from "./element.js";
import { wordsOf } from "./language.js";
import { keepForOffline } from "./scripts.js";

/** @typedef {{ lacks: string[], why?: "full" | "away" }} Told What the service worker says is not kept, and why. */

/** @param {State<Facts>} state */
export function startOffline(state) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const line = element("offline", HTMLElement);
  const text = element("offline-text", HTMLElement);
  const button = element("offline-switch", HTMLButtonElement);
  /** @type {Say | undefined} */
  let said;
  /** @type {ServiceWorker | undefined} */
  let newer;
  const show = () => {
    const words = wordsOf(state.now.settings.language);
    text.textContent = said?.(words) ?? "";
    button.hidden = !newer;
    line.hidden = !said && !newer;
  };
  const say = (/** @type {Say} */ it) => {
    said = it;
    show();
  };

  serviceWorker.addEventListener("message", ({ data, ports }) => {
    if (data === "leave?") return ports[0].postMessage(carry(state));
    if (data === "stay") return letGo();
    say(data === "not now" ? (words) => words.notNow : sayOf(data));
  });
  // The first one takes over a page that was loaded without any, and of its own version.
  let hadOne = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne || isCarried()) void loadAnew(state, serviceWorker.controller);
    hadOne = true;
  });
  button.addEventListener("click", () => newer?.postMessage("take over"));
  state.watch(({ settings }) => [settings.language], show);
  // After the lexicon, so that both do not ask for it at once.
  state.watch(({ jianbao }) => [jianbao], (jianbao) => {
    if (!jianbao) return;
    void keepForOffline((worker) => {
      newer = worker;
      show();
    });
  });
}

/** @param {Told} told @returns {Say} */
function sayOf({ lacks, why = "away" }) {
  if (lacks.length === 0) return (words) => words.offlineReady;
  const isFull = why === "full";
  if (!lacks.every((file) => file.includes("library/"))) return (words) => (isFull ? words.offlineFull : words.offlineNot);
  const isPdf = lacks.some((file) => !file.endsWith("readability.js"));
  const isHtml = lacks.some((file) => file.endsWith("readability.js"));
  return (words) => {
    const what = [...(isPdf ? ["PDF"] : []), ...(isHtml ? [words.webPages] : [])].join(words.and);
    return isFull ? words.offlineFullFor(what) : words.offlineNotFor(what);
  };
}

/**
 * Not before the worker is ready: a page that asks for itself meanwhile, and a worker that waits for its pages, may wait for each other.
 *
 * @param {State<Facts>} state
 * @param {ServiceWorker | null} worker
 */
async function loadAnew(state, worker) {
  if (worker?.state === "activating") await new Promise((ready) => worker.addEventListener("statechange", ready, { once: true }));
  // Of what was carried when the worker asked nothing is lost, whatever has begun since.
  if (carry(state) || isCarried()) location.reload();
}
