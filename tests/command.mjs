// The command, as it was built last: what the tests in JavaScript compare with.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where it lies. */
export function command() {
  const places = [process.env.JIANBAO, "../target/release/jianbao", "../target/debug/jianbao"]
    .filter((it) => it !== undefined)
    .flatMap((it) => [it, `${it}.exe`])
    .map((it) => (it.startsWith("../") ? fileURLToPath(new URL(it, import.meta.url)) : it));
  const found = places.find((it) => existsSync(it));
  if (!found) throw new Error(`build the command first (cargo build --release): it is in none of ${places.join(", ")}`);
  return found;
}
