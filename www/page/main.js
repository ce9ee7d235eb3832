// @ts-check
/** The page: its state, and the parts that show and change it. */

/** @import { Facts } from "./state.js" */

import { load } from "../../pkg/index.js";
import { startAnalyst } from "./analyst.js";
import { startBecause } from "./because.js";
import { startBox } from "./box.js";
import { startLettingGo } from "./choice.js";
import { startConcordance } from "./concordance.js";
import { startCloud } from "./cloud.js";
import { startCounting } from "./counting.js";
import { none, startCuts } from "./cuts.js";
import { startDifference } from "./difference.js";
import { element } from "./element.js";
import { startFiles } from "./file.js";
import { startFilter } from "./filter.js";
import { startHistory } from "./history.js";
import { startHits } from "./hits.js";
import { startKeys } from "./keys.js";
import { startKeeping } from "./kept.js";
import { startKeywords } from "./keywords.js";
import { startLines } from "./lines.js";
import { startLook } from "./look.js";
import { startMine } from "./mine.js";
import { startNames } from "./names.js";
import { startNear } from "./near.js";
import { startOther } from "./other.js";
import { startArriving } from "./out/arrive.js";
import { startOut } from "./out/out.js";
import { startReport } from "./out/report.js";
import { startPieces } from "./pieces.js";
import { startQuery } from "./query.js";
import { startReadAs } from "./read-as.js";
import { startReading } from "./reading.js";
import { startReasons } from "./reasons.js";
import { startSamples } from "./sample.js";
import { startScope } from "./scope.js";
import { freshen, keepForOffline, startWorker } from "./scripts.js";
import { startSearch } from "./search.js";
import { remember, remembered, startSharing } from "./settings.js";
import { startSpread } from "./spread.js";
import { set, State } from "./state.js";
import { startStatus } from "./status.js";
import { startStrip } from "./strip.js";
import { startSummary } from "./summary.js";
import { startTable } from "./table.js";
import { startTerms } from "./terms.js";
import { startUndo } from "./undo.js";
import { startVerdict } from "./verdict.js";
import { startViews } from "./views.js";
import { startWaiting } from "./waiting.js";
import { startWalk } from "./walk.js";

/** @type {Facts} */
const first = { settings: remembered(navigator.languages), text: "", cuts: none, view: "summary", done: [] };
const state = new State(first);
const analyst = startAnalyst(state, { load, options: { worker: startWorker }, freshen });

startLook(state);
startViews(state);
startCuts(state);
startBox(state);
startReadAs(state, startFiles(state));
startSamples(state);
startWaiting(state, analyst);
startStatus(state, analyst);
startUndo(state);
startScope(state);
startPieces(state);
startSummary(state);
startBecause(state);
startKeywords(state);
startNames(state);
startFilter(state);
startTable(state);
startCloud(state);
startCounting(state);
startTerms(state);
startMine(state);
startLettingGo(state, element("strip", HTMLElement));
const reading = startReading(state);
const walk = startWalk(state, reading);
startConcordance(state);
startReasons(state);
startSpread(state, walk);
startLines(state, walk);
startStrip(state, walk, reading);
startVerdict(state);
startSearch(state);
startQuery(state);
startHits(state, walk);
startNear(state);
startOther(state);
startDifference(state);
startKeys(state, walk);
startHistory(state);
startOut(state);
startReport(state);
startKeeping(state);
const { own, isByLink } = startArriving(state);

state.watch(({ settings }) => [settings], (settings) => state.change({ unkept: !remember(own(settings)) }));
startSharing((part) => set(state, part));
state.watch(({ found }) => [found !== undefined], (hasFound) => {
  document.documentElement.toggleAttribute("data-found", hasFound);
});
// After the lexicon, so that both do not ask for it at once.
state.watch(({ jianbao }) => [jianbao], (jianbao) => {
  if (jianbao) void keepForOffline(() => state.now.text === "" && !isByLink);
});
