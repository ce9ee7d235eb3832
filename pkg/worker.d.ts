/**
 * The worker. Not to be imported by a page: `load` starts it. Bundlers and policies that want to start it themselves give
 * `load({ worker: () => new Worker(new URL("jianbao/worker", import.meta.url), { type: "module" }) })`.
 */
export {};
