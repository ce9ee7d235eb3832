// When the page has its text read: after a pause, one call at a time, never for a text that has already changed.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { optionsOf, startAnalyst } from "../www/page/analyst.js";
import { none } from "../www/page/cuts.js";
import { State } from "../www/page/state.js";

const settings = { language: "zh", theme: "auto", characters: 140, stopWords: true, stopZh: null, stopEn: null, singleCharacters: true };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A page whose calls are written down and answered by hand. */
async function page({ load } = {}) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const calls = [];
  const call = (action) => (text, options) =>
    new Promise((resolve, reject) => {
      const answer = (summary = {}) => resolve(action === "analyze" ? { summary, of: text, articles: [] } : summary);
      calls.push({ action, text, options, answer, reject });
      options.signal.addEventListener("abort", () => reject(Object.assign(new Error(), { code: "aborted" })));
    });
  const jianbao = { analyze: call("analyze"), summarize: call("summarize"), stopWords: { zh: ["的"], en: ["the"] } };
  const state = new State({ settings, text: "", cuts: none });
  const analyst = startAnalyst(state, { load: load ?? (async () => jianbao) });
  await turn();
  const after = async (milliseconds) => {
    mock.timers.tick(milliseconds);
    await turn();
  };
  return { state, analyst, calls, after, said: () => calls.map(({ action, text }) => `${action} ${text}`) };
}

const it = (what, run) =>
  test(what, async () => {
    try {
      await run();
    } finally {
      mock.timers.reset();
    }
  });

it("a text is read after a pause, not at every key", async () => {
  const { state, after, said, calls } = await page();
  for (const text of ["会", "会议", "会议开"]) {
    state.change({ text });
    await after(50);
  }
  assert.deepEqual(said(), []);
  await after(120);
  assert.deepEqual(said(), ["analyze 会议开"]);
  calls[0].answer();
  await turn();
  assert.equal(state.now.found.analysis.of, "会议开");
});

it("a text that has changed is read no further", async () => {
  const { state, after, calls } = await page();
  state.change({ text: "一" });
  await after(200);
  state.change({ text: "二" });
  await after(200);
  assert.equal(calls[0].options.signal.aborted, true);
  assert.equal(calls[1].options.signal.aborted, false);
  calls[1].answer();
  await turn();
  assert.equal(state.now.found.text, "二");
  assert.equal(state.now.trouble, undefined);
});

it("waiting is shown only where it lasts, with its share", async () => {
  const { state, after, calls } = await page();
  state.change({ text: "一" });
  await after(120);
  calls[0].options.onProgress(0.2);
  assert.equal(state.now.working, undefined);
  await after(150);
  assert.equal(state.now.working, 0.2);
  calls[0].options.onProgress(0.7);
  assert.equal(state.now.working, 0.7);
  calls[0].answer();
  await turn();
  assert.equal(state.now.working, undefined);
});

it("stopping keeps the text; reading again reads it", async () => {
  const { state, analyst, after, calls, said } = await page();
  state.change({ text: "长" });
  await after(300);
  analyst.stop();
  await turn();
  assert.deepEqual([state.now.stopped, state.now.working, state.now.text, state.now.trouble], [true, undefined, "长", undefined]);
  void turn().then(() => calls[1].answer());
  await analyst.again();
  assert.deepEqual(said(), ["analyze 长", "analyze 长"]);
  assert.equal(state.now.stopped, false);
});

it("the slider asks for the summary alone, and while it moves only for the last length", async () => {
  const { state, after, calls, said } = await page();
  state.change({ text: "文" });
  await after(120);
  calls[0].answer({ characters: 1 });
  await turn();
  for (const characters of [150, 160, 170]) {
    state.change({ settings: { ...state.now.settings, characters } });
    await turn();
  }
  calls[1].answer({ characters: 150 });
  await turn();
  assert.deepEqual(calls.slice(1).map(({ options }) => options.characters), [150, 170]);
  calls[2].answer({ characters: 170 });
  await turn();
  assert.deepEqual(said(), ["analyze 文", "summarize 文", "summarize 文"]);
  assert.deepEqual(state.now.found.summary, { characters: 170 });
});

it("where the reader has pieces begin, all is read anew with that; so is it for another length", async () => {
  const { state, after, calls, said } = await page();
  state.change({ text: "文\n字" });
  await after(120);
  calls[0].answer();
  await turn();
  const cuts = { breaks: [2], joins: [] };
  state.change({ cuts });
  await after(120);
  calls[1].answer();
  await turn();
  state.change({ settings: { ...state.now.settings, characters: 150 } });
  await turn();
  assert.deepEqual(said(), Array(3).fill("analyze 文\n字"));
  assert.deepEqual(calls.map(({ options }) => options.page), [none, cuts, cuts]);
});

it("a blank text is not read, and ends what was", async () => {
  const { state, after, calls } = await page();
  state.change({ text: "一" });
  await after(120);
  state.change({ text: " \n" });
  await after(120);
  assert.equal(calls.length, 1);
  assert.equal(calls[0].options.signal.aborted, true);
  assert.equal(state.now.found, undefined);
});

it("an error is told by its code, and the next text is read", async () => {
  const { state, after, calls } = await page();
  state.change({ text: "一" });
  await after(120);
  calls[0].reject(Object.assign(new Error(), { code: "too-large" }));
  await turn();
  assert.equal(state.now.trouble, "too-large");
  state.change({ text: "二" });
  await after(120);
  assert.equal(state.now.trouble, undefined);
  calls[1].reject(new TypeError("a defect"));
  await turn();
  assert.equal(state.now.trouble, "crashed");
});

it("what could not be loaded is loaded again, and the text that waits is read", async () => {
  let loads = 0;
  const jianbao = { analyze: async () => ({ summary: {}, articles: [] }), stopWords: { zh: [], en: [] } };
  const load = async () => {
    if (loads++ === 0) throw Object.assign(new Error(), { code: "lexicon-damaged" });
    return jianbao;
  };
  const { state, analyst } = await page({ load });
  assert.equal(state.now.trouble, "lexicon-damaged");
  state.change({ text: "一" });
  await analyst.again();
  await turn();
  assert.equal(state.now.trouble, undefined);
  assert.equal(state.now.found.text, "一");
});

test("settings become options: the built-in stop words, none, or the reader's", () => {
  const builtIn = { zh: ["的", "了"], en: ["the"] };
  const stopWords = (part) => optionsOf({ ...settings, ...part }, builtIn).stopWords;
  assert.equal(stopWords({}), true);
  assert.equal(stopWords({ stopWords: false, stopZh: "会议" }), false);
  assert.deepEqual(stopWords({ stopZh: " 会议，目标\n的 " }), ["会议", "目标", "的", "the"]);
  assert.deepEqual(stopWords({ stopEn: "" }), ["的", "了"]);
  assert.deepEqual(optionsOf({ ...settings, characters: 60, singleCharacters: false }, builtIn), {
    stopWords: true,
    frequencies: { singleCharacters: false },
    keywords: { limit: 30 },
    summary: { characters: 60 },
  });
});
