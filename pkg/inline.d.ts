/**
 * The same as the package's main module, with everything that `load` fetches inside: the program, the lexicon, the model `news` and the
 * worker, 2.0 MB in one module. For bundlers that bring no files (esbuild, Rollup, Bun). A site's policy has to allow `connect-src blob:`,
 * and `worker-src blob:` for a worker. `model: "open"` is fetched as ever, and so is all of a
 * `baseUrl`.
 */
export * from "./index.js";
