// What a file is, by its bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isHtml, kindOf } from "../www/page/open/kind.js";

test("a file is what its bytes say", () => {
  const check = (begin, kind) => assert.equal(kindOf(Buffer.from(begin, "latin1")), kind, begin);
  check("%PDF-1.7\n%âãÏÓ", "pdf");
  check("\n\njunk before it %PDF-1.4", "pdf");
  check("PK\x03\x04\x14", "zip");
  check("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole");
  check("{\\rtf1\\ansi", "rtf");
  for (const picture of ["\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "GIF89a", "BM\x36\x10\x0e\0\0\0\0\0", "II*\0", "RIFF\0\0\0\0WEBPVP8 ", "\0\0\0\x18ftypheic"]) {
    check(picture, "picture");
  }
  for (const text of ["", "BMW 公司", "PK 赛", "II. 第二章", "PDF 文件", "%PD"]) check(text, "other");
});

test("a web page begins as one, or is called one and has blocks", () => {
  for (const page of ["<!DOCTYPE html><p>", "\ufeff\n<html lang=zh>", '<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<!doctype html>', "<\0h\0t\0m\0l\0>\0"]) {
    assert.ok(isHtml(page, "文.txt"), page);
  }
  assert.ok(isHtml("<div>会议</div>", "会议.HTML"));
  assert.ok(!isHtml("<div>会议</div>", "会议.txt"));
  assert.ok(!isHtml("会议开幕。", "会议.html"));
  assert.ok(!isHtml("怎样写 <html>：先写 <!doctype html>", "课.txt"));
});
