// A reporter for Node's test runner: the files in which a test failed, one a line. `cargo xtask test` runs these once more.
export default async function* failing(/** @type {AsyncIterable<{ type: string, data: { file?: string } }>} */ events) {
  const files = new Set();
  for await (const { type, data } of events) {
    // A group of tests is said to lie where groups are made.
    if (type !== "test:fail" || !data.file?.endsWith(".test.mjs") || files.has(data.file)) continue;
    files.add(data.file);
    yield `${data.file}\n`;
  }
}
