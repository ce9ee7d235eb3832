// @ts-check
// How much memory the WebAssembly of this page has, whoever made it. To be imported before whoever makes it.

/** @type {WebAssembly.Memory[]} */
const memories = [];

/** The bytes of the largest. None of them ever gives a byte back, so that this is what it once needed. */
export function memory() {
  return Math.max(0, ...memories.map((it) => it.buffer.byteLength));
}

/** @template T @param {T} made an instance, or what comes with its module */
function seen(made) {
  const { exports } = /** @type {any} */ (made).instance ?? made;
  for (const it of Object.values(exports ?? {})) if (it instanceof WebAssembly.Memory) memories.push(it);
  return made;
}

const { instantiate, instantiateStreaming } = WebAssembly;
Object.assign(WebAssembly, {
  instantiate: async (/** @type {Parameters<typeof instantiate>} */ ...given) => seen(await instantiate(...given)),
  instantiateStreaming: async (/** @type {Parameters<typeof instantiateStreaming>} */ ...given) => seen(await instantiateStreaming(...given)),
  Instance: new Proxy(WebAssembly.Instance, { construct: (Instance, given) => seen(Reflect.construct(Instance, given)) }),
});
