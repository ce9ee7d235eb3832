// What the engines named need and this machine lacks: one line for each program, "ENGINE PACKAGE", with Debian's package.
//
//     node tests/browser/missing.mjs ENGINE…
import { existsSync } from "node:fs";

for (const name of process.argv.slice(2)) {
  const { programs } = await import(`./engine-${name}.mjs`);
  for (const { variable, debian, places } of programs) {
    const path = process.env[variable] ?? places.find((/** @type {string} */ it) => existsSync(it));
    if (!path || !existsSync(path)) console.log(`${name} ${debian}`);
  }
}
