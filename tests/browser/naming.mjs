// Has the page find these names and no others, whatever the model says: what it makes of names is tested, not how they are found.

/**
 * @param {Awaited<ReturnType<typeof import("./server.mjs").serve>>} server
 * @param {Record<string, string>} kinds by name
 */
export function naming(server, kinds) {
  server.change("/www/page/main.js", (body) => {
    const from = 'import { load } from "../../pkg/index.js";';
    const source = body.toString();
    if (!source.includes(from)) throw new Error(`www/page/main.js no longer says ${from}`);
    return { body: source.replace(from, () => `import { load as loadAll } from "../../pkg/index.js";\n${loading(kinds)}`) };
  });
}

/** @param {Record<string, string>} kinds */
function loading(kinds) {
  return `
    const kinds = ${JSON.stringify(kinds)};
    const pattern = new RegExp(Object.keys(kinds).sort((a, b) => b.length - a.length).map((it) => it.replace(/[^\\p{L}\\p{N}]/gu, "\\\\$&")).join("|") || "$^", "g");
    const entities = (text) =>
      [...text.matchAll(pattern)].map(({ 0: name, index }) => ({ text: name, kind: kinds[name], start: index, end: index + name.length, confidence: 0.9 }));
    const load = async (options) => {
      const jianbao = await loadAll(options);
      const analyze = jianbao.analyze.bind(jianbao);
      jianbao.analyze = async (text, options) => Object.assign(await analyze(text, options), { entities: entities(text) });
      return jianbao;
    };
  `;
}
