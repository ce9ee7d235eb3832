// The same text has the same analysis in every engine as on the command line.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { command } from "../command.mjs";
import { inEveryEngine } from "./visit.mjs";
import { house } from "./server.mjs";

const golden = join(house, "tests/golden");
const stories = readdirSync(golden).filter((name) => existsSync(join(golden, name, "text.txt")));

inEveryEngine("parity", (visit) => {
  for (const story of stories) {
    test(story, async () => {
      const path = join(golden, story, "text.txt");
      const native = execFileSync(command(), ["analyze", path], { encoding: "utf8", maxBuffer: 1e8 }).trimEnd();
      const page = await visit.page();
      const here = await page.evaluate(async (text) => {
        const { load } = await import(new URL("../pkg/index.js", document.baseURI).href);
        const jianbao = await load({ worker: false });
        return JSON.stringify(await jianbao.analyze(text));
      }, readFileSync(path, "utf8"));
      assert.equal(here, native, "the same bytes");
    });
  }
});
