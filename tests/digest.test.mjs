// What the attributes of a digest say, what is chosen in it, and when a page is at rest.

import "./fake-document.mjs";
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { choiceOf } from "../pkg/src/digest/choice.js";
import { settingsOf } from "../pkg/src/digest/settings.js";
import { DigestWatch } from "../pkg/src/digest/watch.js";
import { words } from "../pkg/src/digest/words.js";
import { labelsFor } from "../pkg/view/labels.js";
import { loaded } from "./loaded.mjs";

const settings = (attributes) => settingsOf({ getAttribute: (name) => attributes[name] ?? null });

test("attributes that are not there have values of their own", () => {
  assert.deepEqual(settings({}), { views: ["summary", "keywords"], characters: 140, model: "none", highlight: "point" });
  assert.equal(settings({ views: " names\n words " }).model, "news", "names come only with a model");
  assert.deepEqual(settings({ views: "words", characters: "60", model: "open", highlight: "none" }), {
    views: ["words"], characters: 60, model: "open", highlight: "none",
  });
});

test("an attribute that makes no sense is named", () => {
  const told = (attributes) => {
    assert.throws(() => settings(attributes), TypeError);
    try {
      settings(attributes);
    } catch (error) {
      return error.message;
    }
  };
  assert.equal(told({ views: "summary graph" }), 'views: expected summary, keywords, names, words, not "graph"');
  assert.equal(told({ views: "" }), 'views: expected summary, keywords, names, words, not ""');
  assert.equal(told({ views: "toString" }), 'views: expected summary, keywords, names, words, not "toString"');
  assert.equal(told({ model: "newest" }), 'model: expected none, news, open, not "newest"');
  assert.equal(told({ highlight: "blink" }), 'highlight: expected point, choose, none, not "blink"');
  for (const characters of ["", "0", "-1", "1.5", "viele", "2001", "1e2", "NaN"]) {
    assert.equal(told({ characters }), `characters: expected a whole number from 1 to 2000, not ${JSON.stringify(characters)}`);
  }
});

test("what is chosen stands where it says, also where its letters are others", () => {
  const text = "沈旭东说，ＡＩ在南通。\n南通的AI，南通的沈旭东。";
  const analysis = loaded().analyze(text);
  const at = (places) => places.map(([start, end]) => text.slice(start, end));
  const index = (list, word) => String(list.findIndex((it) => it.text === word));
  const keyword = choiceOf({ dataset: { keyword: index(analysis.keywords, "南通") } }, analysis);
  assert.deepEqual([keyword.kind, keyword.text, at(keyword.places)], ["keyword", "南通", ["南通", "南通", "南通"]]);
  const name = choiceOf({ dataset: { name: "0" } }, analysis);
  assert.deepEqual([name.kind, name.text, at(name.places)], ["name", "沈旭东", ["沈旭东", "沈旭东"]]);
  const sentence = choiceOf({ dataset: { sentence: "1" }, textContent: "南通的AI，南通的沈旭东。" }, analysis);
  assert.deepEqual([sentence.kind, at(sentence.places)], ["sentence", ["南通的AI，南通的沈旭东。"]]);
  const shown = analysis.frequencies.filter((it) => it.text.length > 1);
  const word = choiceOf({ dataset: { word: index(shown, "ＡＩ") } }, analysis);
  assert.deepEqual([word.kind, at(word.places)], ["word", ["ＡＩ", "AI"]]);
});

test("the words of a digest are the ten that stand most often, with bars as long", () => {
  const frequencies = ["年", ..."甲乙丙丁戊己庚辛壬癸子"].map((it, i) => ({ text: i ? `${it}方` : it, count: 20 - i }));
  const view = words({ frequencies, language: "zh-Hans" }, "", { labels: labelsFor() });
  assert.deepEqual(view.all("jianbao-word").map((it) => it.textContent).join(""), "甲方乙方丙方丁方戊方己方庚方辛方壬方癸方");
  assert.deepEqual(view.all("jianbao-bar").map((it) => it.attributes.style).slice(0, 2), ["--share: 1", `--share: ${18 / 19}`]);
  assert.equal(words({ frequencies: [], language: "und" }, "", { labels: labelsFor("en") }).textContent, "There are no words.");
});

test("a page that changes is looked at when it rests, and one that never rests now and then", (t) => {
  let change;
  globalThis.MutationObserver = class {
    constructor(tell) {
      change = (target) => tell([{ target }]);
    }
    observe() {}
    disconnect() {}
  };
  let now = 0;
  t.mock.timers.enable({ apis: ["setTimeout"] });
  t.mock.method(performance, "now", () => now);
  const pass = (time) => {
    now += time;
    t.mock.timers.tick(time);
  };
  const told = mock.fn();
  const watch = new DigestWatch(told);
  const article = { contains: (it) => it === "paragraph" };
  watch.on([{}], [article]);

  change("paragraph");
  pass(400);
  change("elsewhere");
  pass(499);
  assert.equal(told.mock.callCount(), 0);
  pass(1);
  assert.deepEqual(told.mock.calls.map((it) => it.arguments), [[true]]);
  change("elsewhere");
  pass(500);
  assert.deepEqual(told.mock.calls.at(-1).arguments, [false], "the article has not changed");

  for (let i = 0; i < 100; i++) {
    change("paragraph");
    pass(100);
  }
  assert.equal(told.mock.callCount(), 2 + 3);
  pass(500);
  change("paragraph");
  watch.off();
  pass(5000);
  assert.equal(told.mock.callCount(), 6);
});
