// The page in one file: small enough to be sent, made the same every time, and with a policy that anyone can check.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { oneFile } from "./onefile.mjs";

const MOST = 2_500_000;

test("it stays within its budget, and the same sources give the same bytes", async () => {
  const file = await oneFile();
  const size = Buffer.byteLength(file);
  if (size > MOST) throw new Error(`${size} bytes, the budget is ${MOST}`);
  assert.equal(await oneFile(), file);
});

test("its policy lets nothing be asked for, and runs no script but its own", async () => {
  for (const withImports of [false, true]) {
    const file = await oneFile({ withImports });
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(file)?.[1].split("; ") ?? [];
    assert.ok(policy.includes("default-src 'none'"));
    // No connections, frames, fonts, media: what a policy does not name is the default's.
    const sources = policy.map((it) => it.split(" ")[0]).filter((it) => it.endsWith("-src"));
    assert.deepEqual(sources, ["default-src", "script-src", "style-src", "worker-src", "img-src"]);
    assert.ok(!/https?:|file:|\*|'self'|unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/.test(policy.join()));

    const run = [...file.matchAll(/<(script|style)(?: type="module")?>([^]*?)<\/\1>/g)].map(([, kind, text]) => [kind, text]);
    assert.deepEqual(run.map(([kind]) => kind), ["style", "script", "script"]);
    for (const [kind, text] of run) {
      const sum = createHash("sha256").update(text).digest("base64");
      assert.ok(policy.find((it) => it.startsWith(`${kind}-src `))?.includes(`'sha256-${sum}'`), kind);
    }
    // What reads PDF is in it, or is not.
    assert.equal(file.includes('data-name="pdf.worker.js"'), withImports);
    assert.equal(file.includes("── pdfjs-dist"), withImports);
  }
});
