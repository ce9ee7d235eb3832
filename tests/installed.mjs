// A project that has installed the package as it is published, and has nothing else.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const windows = process.platform === "win32";

/** @param {string} cwd @param {string[]} args */
function npm(cwd, ...args) {
  const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync(windows ? "npm.cmd" : "npm", [...args, ...quietly], { cwd, shell: windows, stdio: ["ignore", "ignore", "inherit"] });
}

/** A folder of the project's own, with the tarball that it was installed from: without any network. */
export function installed() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "jianbao-project-")));
  npm(fileURLToPath(new URL("../pkg", import.meta.url)), "pack", "--pack-destination", folder);
  const tarball = join(folder, readdirSync(folder)[0]);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  npm(folder, "install", "--offline", tarball);
  return {
    folder,
    tarball: readFileSync(tarball),
    /** @param {string} name @param {string | Uint8Array} content */
    write: (name, content) => writeFileSync(join(folder, name), content),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
