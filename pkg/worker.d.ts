/**
 * The worker. A page does not import it: `load` starts it. Whoever wants to start it in a way of their own writes a module
 * `my-worker.js` with `import "jianbao/worker";` and calls
 * `load({ worker: () => new Worker(new URL("./my-worker.js", import.meta.url), { type: "module" }) })`.
 */
export {};
