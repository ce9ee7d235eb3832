// Zip archives, those too that lie about themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { directory, unpack } from "../www/page/open/zip.js";
import { zipped } from "./zipped.mjs";

const refused = (reason) => (error) => error.reason === reason;
const content = "昨天开幕的会议上，报告明确提出加快建设。".repeat(500);

/** One file of an archive. */
async function one(archive, name = "文.txt", most = 1_000_000, signal) {
  return new TextDecoder().decode(await unpack(archive, directory(archive).get(name), most, signal));
}

test("a file comes out as it went in", async () => {
  for (const store of [false, true]) {
    const archive = zipped({ "a/b.xml": "<a/>", "文.txt": content, "空": "" }, { store });
    assert.deepEqual([...directory(archive).keys()], ["a/b.xml", "文.txt", "空"]);
    assert.equal(await one(archive), content);
    assert.equal(await one(archive, "空"), "");
  }
});

test("bytes before it and a comment behind it do no harm", async () => {
  const archive = zipped({ "文.txt": content });
  archive.writeUInt16LE(9, archive.length - 2);
  assert.equal(await one(Buffer.concat([archive, Buffer.from("a comment")])), content);
  // A view into a larger buffer, too.
  const held = Buffer.concat([Buffer.alloc(7), archive]);
  assert.equal(await one(new Uint8Array(held.buffer, held.byteOffset + 7, archive.length)), content);
});

test("what unpacks to more than is allowed is ended, whatever it claims", async () => {
  const bomb = zipped({ "文.txt": Buffer.alloc(50_000_000) }, { claim: 10 });
  assert.ok(bomb.length < 60_000);
  await assert.rejects(one(bomb), refused("fileSwollen"));
  await assert.rejects(one(zipped({ "文.txt": content }, { store: true }), "文.txt", 100), refused("fileSwollen"));
});

test("what is damaged or locked is named", async () => {
  const archive = zipped({ "文.txt": content });
  assert.throws(() => directory(archive.subarray(0, -30)), refused("fileDamaged"));
  assert.throws(() => directory(Buffer.from("PK\x03\x04")), refused("fileDamaged"));
  const torn = Buffer.from(archive);
  torn.fill(0xff, 60, 90);
  await assert.rejects(one(torn), refused("fileDamaged"));
  const astray = Buffer.from(archive);
  astray.writeUInt32LE(0xffffff, astray.length - 6);
  assert.throws(() => directory(astray), refused("fileDamaged"));
  await assert.rejects(one(zipped({ "文.txt": content }, { locked: true })), refused("fileLocked"));
});

test("it can be stopped", async () => {
  await assert.rejects(one(zipped({ "文.txt": content }), "文.txt", 1_000_000, AbortSignal.abort()), { name: "AbortError" });
});
