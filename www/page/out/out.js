// @ts-check
/** Getting results out: a dialog with what can be saved, copied, printed and shared of the view that is seen. */

/** @import { Facts, Say, State } from "../state.js" */
/** @import { Shown, Table } from "./tables.js" */

import { node } from "../../../pkg/view/node.js";
import { element } from "../element.js";
import { wordsOf, written } from "../language.js";
import { searchOf } from "../search.js";
import { copyTable, copyText } from "./copy.js";
import { csv } from "./csv.js";
import { download, fileName } from "./download.js";
import { json } from "./json.js";
import { pngOf, svgOf } from "./picture.js";
import { picturesOf } from "./pictures.js";
import { startSharing } from "./share.js";
import { sizeOf, tablesOf } from "./tables.js";

/** @param {State<Facts>} state */
export function startOut(state) {
  const dialog = element("out", HTMLDialogElement);
  const actions = element("actions", HTMLElement);
  const what = element("out-what", HTMLSelectElement);
  const size = element("out-rows", HTMLElement);
  const withText = element("out-with-text", HTMLInputElement);
  const pictures = element("out-pictures", HTMLElement);
  const told = element("out-told", HTMLElement);
  /** @type {Map<Shown, Table>} */
  let tables = new Map();

  const words = () => wordsOf(state.now.settings.language);
  const say = (/** @type {Say} */ it) => (told.textContent = it(words()));
  const chosen = () => {
    const shown = /** @type {Shown} */ (what.value);
    return { shown, table: tables.get(shown) };
  };
  const save = (/** @type {Blob | string} */ content, /** @type {string} */ name, /** @type {string} */ ending, /** @type {string} */ type) => {
    const file = fileName([words().outFile, name.toLowerCase()], ending);
    download(content, file, type);
    say((words) => words.outSaved(file));
  };
  const copied = async (/** @type {Promise<boolean>} */ done) => {
    const isDone = await done;
    say((words) => (isDone ? words.outCopied : words.outNotCopied));
  };
  const sharing = startSharing(state, copied);

  const measure = () => {
    const { table } = chosen();
    size.textContent = table ? words().outRows(written(sizeOf(table), state.now.settings.language)) : "";
  };
  const draw = () => {
    tables = tablesOf(state.now);
    const { view } = document.documentElement.dataset;
    const seen = /** @type {Shown} */ (view === "lines" && searchOf(state.now).near ? "near" : view);
    what.replaceChildren(...[...tables].map(([view, { name }]) => node("option", { value: view }, name)));
    what.value = tables.has(seen) ? seen : ([...tables.keys()][0] ?? "");
    pictures.replaceChildren(...picturesOf(state.now).map((picture, i) => drawn(picture.name, i)));
    told.textContent = "";
    measure();
    sharing.draw();
  };

  element("out-open", HTMLElement).addEventListener("click", () => {
    draw();
    dialog.showModal();
  });
  what.addEventListener("change", measure);
  state.watch(({ found }) => [found === undefined], (isEmpty) => (actions.hidden = isEmpty));
  // The page's own keys mean the page, which lies behind.
  addEventListener("keydown", (event) => dialog.open && event.stopPropagation(), { capture: true });

  /** @type {Record<string, (table: Table, shown: Shown) => void>} */
  const ways = {
    csv: (table) => save(csv(table), table.name, "csv", "text/csv"),
    json: (table, shown) => save(json(shown, table, state.now, { text: withText.checked }), table.name, "json", "application/json"),
    text: (table) => void copied(copyText(table.plain?.() ?? table.rows.map(([first]) => first).join("\n"))),
    table: (table) => void copied(copyTable(table)),
  };
  dialog.addEventListener("click", async ({ target }) => {
    const { as, picture } = target instanceof HTMLButtonElement ? target.dataset : {};
    const { shown, table } = chosen();
    if (picture !== undefined) {
      const wanted = picturesOf(state.now)[Number(picture)];
      if (as === "svg") return save(svgOf(wanted), wanted.name, "svg", "image/svg+xml");
      const png = await pngOf(wanted).catch(() => undefined);
      if (png) save(png, wanted.name, "png", "image/png");
      else say((words) => words.outNotDrawn);
    } else if (as !== undefined && table) {
      ways[as]?.(table, shown);
    }
  });
  element("out-print", HTMLElement).addEventListener("click", () => {
    dialog.close();
    print();
  });
}

/** @param {string} name @param {number} index */
function drawn(name, index) {
  const label = `out-picture-${index}`;
  const button = (/** @type {string} */ as) => node("button", { type: "button", class: "button", "data-as": as, "data-picture": index }, as.toUpperCase());
  return node("div", { class: "out-row", role: "group", "aria-labelledby": label }, node("span", { id: label }, name), node("p", {}, button("svg"), button("png")));
}
