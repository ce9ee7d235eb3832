// The characters of a PDF, as one writes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "../www/page/open/plain.js";

test("radicals become the characters that they look like, vertical forms lie down", () => {
  const check = (told, written) => assert.equal(plain(told), written);
  check("\u2ed3江\u2ed4户，\u2edb\u2ee2\u2ec9\u2ecb\u2ec5\u2eda", "长江门户，风马贝车见页");
  check("\u2f08\u2f00\u2f24", "人一大");
  check("\uf9dc", "隆");
  check("︽会议︾︓︵上︶", "《会议》：（上）");
  check("长江\0 Port\tﬁ", "长江 Port\tﬁ");
});
