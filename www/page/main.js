// @ts-check
/** The page: its state and its shell, into which a text can be put at once; the workbench follows. */

/** @import { Facts } from "./state.js" */

import { load } from "../../pkg/index.js";
import { startAnalyst } from "./analyst.js";
import { startBox } from "./box.js";
import { none, startCuts } from "./cuts.js";
import { startGiving } from "./give.js";
import { startLook } from "./look.js";
import { startSamples } from "./sample.js";
import { freshen, startWorker } from "./scripts.js";
import { remembered } from "./settings.js";
import { State } from "./state.js";
import { startStatus } from "./status.js";
import { startUndo } from "./undo.js";
import { startWaiting } from "./waiting.js";

/** @type {Facts} */
const first = { settings: remembered(navigator.languages), text: "", cuts: none, view: "summary", done: [] };
const state = new State(first);

startLook(state);
startCuts(state);
startBox(state);
startGiving(state);
const analyst = startAnalyst(state, { load, options: { worker: startWorker }, freshen });
startSamples(state);
startWaiting(state, analyst);
startStatus(state, analyst);
startUndo(state);

try {
  const { startWorkbench } = await import("./workbench.js");
  startWorkbench(state);
} catch {
  state.change({ trouble: "fetch-failed" });
}
