// The hand-written types: a strict TypeScript project that has the package installed compiles.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

test("a strict project compiles against the package", () => {
  const project = mkdtempSync(join(tmpdir(), "jianbao-types-"));
  try {
    cpSync(here("types"), project, { recursive: true });
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    mkdirSync(join(project, "node_modules"));
    symlinkSync(here("../pkg"), join(project, "node_modules", "jianbao"), "junction");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project, "--pretty", "false"], { encoding: "utf8" });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: "" });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
