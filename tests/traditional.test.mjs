// @ts-check
// data/traditional.txt is what its command makes of OpenCC's published table.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { table } from "../data/traditional.mjs";

test("the table of traditional characters is OpenCC's", async () => {
  assert.equal(await readFile(new URL("../data/traditional.txt", import.meta.url), "utf8"), await table());
});
