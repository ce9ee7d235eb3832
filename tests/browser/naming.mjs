// Has the page find what a test says: what it makes of what was found is tested, not how it is found.

/**
 * These names and no others, whatever the model says.
 *
 * @param {Awaited<ReturnType<typeof import("./server.mjs").serve>>} server
 * @param {Record<string, string>} kinds by name
 */
export function naming(server, kinds) {
  finding(server, named(kinds));
}

/**
 * Changes every analysis before the page sees it.
 *
 * @param {Awaited<ReturnType<typeof import("./server.mjs").serve>>} server
 * @param {...string} changes functions in source: `async (analysis, text, jianbao) => {}`
 */
export function finding(server, ...changes) {
  server.change("/www/built/page.js", (body) => {
    const source = body.toString();
    const [from, , name = "load"] = source.match(/import\s*\{\s*load(\s+as\s+([\w$]+))?\s*\}\s*from\s*"..\/..\/pkg\/index.js";/) ?? [];
    if (!from) throw new Error("www/built/page.js no longer imports load");
    return { body: source.replace(from, () => `import { load as loadAll } from "../../pkg/index.js";\n${loading(name, changes)}`) };
  });
}

/** @param {string} name what the page calls it @param {string[]} changes */
function loading(name, changes) {
  return `
    const ${name} = async (options) => {
      const jianbao = await loadAll(options);
      const analyze = jianbao.analyze.bind(jianbao);
      jianbao.analyze = async (text, options) => {
        const analysis = await analyze(text, options);
        for (const change of [${changes.join(",")}]) await change(analysis, text, jianbao);
        return analysis;
      };
      return jianbao;
    };
  `;
}

/** @param {Record<string, string>} kinds */
export function named(kinds) {
  return `(analysis, text) => {
    const kinds = ${JSON.stringify(kinds)};
    const pattern = new RegExp(Object.keys(kinds).sort((a, b) => b.length - a.length).map((it) => it.replace(/[^\\p{L}\\p{N}]/gu, "\\\\$&")).join("|") || "$^", "g");
    analysis.entities = [...text.matchAll(pattern)].map(({ 0: name, index }) => ({ text: name, kind: kinds[name], start: index, end: index + name.length, confidence: 0.9 }));
  }`;
}

/**
 * Of every keyword why it is one, the second of them new and counted with another form; of every article three sentences and six terms; of
 * every sentence of the summary two words.
 */
export const reasoned = `(analysis, text) => {
  analysis.keywords.forEach((it, i) => Object.assign(it, { known: i !== 1, reasons: { count: 1.9 - i / 10, rarity: 1.2, place: 0.9, form: -0.4, edges: 0.01, spread: i % 2 ? -0.3 : 0.6 } }));
  if (analysis.keywords[1]) analysis.keywords[1].variants = [analysis.keywords[2].text];
  analysis.summary.reasons = analysis.summary.sentences.map((_, i) => ({ words: analysis.keywords.slice(i, i + 2).map((it) => it.text), place: "body" }));
  analysis.articles.forEach((article, number) => {
    const mine = analysis.keywords.filter(({ places }) => places.some(([start]) => start >= article.start && start < article.end)).slice(0, 6);
    const body = analysis.sentences.flatMap((it, i) => (it.article === number && it.kind === "body" ? [i] : [])).slice(0, 3);
    Object.assign(article, { keywords: mine, summary: { sentences: body, text: "", characters: 0, over: false, places: [] } });
  });
}`;
