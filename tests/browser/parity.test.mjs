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
  test("every golden text", async () => {
    const page = await visit.page();
    await page.evaluate(async () => {
      const { load } = await import(new URL("../pkg/index.js", document.baseURI).href);
      globalThis.jianbao = await load({ worker: false });
    });
    for (const story of stories) {
      const path = join(golden, story, "text.txt");
      const native = execFileSync(command(), ["analyze", path], { encoding: "utf8", maxBuffer: 1e8 }).trimEnd();
      const here = await page.evaluate(async (text) => JSON.stringify(await globalThis.jianbao.analyze(text)), readFileSync(path, "utf8"));
      assert.equal(here, native, `${story}: the same bytes`);
    }
  });
});
