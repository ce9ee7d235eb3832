// @ts-check
/** What shows and changes what was found. It follows the shell: nobody has anything to look at before. */

/** @import { Facts, State } from "./state.js" */

import { startBecause } from "./because.js";
import { startLettingGo } from "./choice.js";
import { bringBack } from "./carry.js";
import { startCloud } from "./cloud.js";
import { startConcordance } from "./concordance.js";
import { startCounting } from "./counting.js";
import { startDifference } from "./difference.js";
import { element } from "./element.js";
import { startFiles } from "./file.js";
import { startFilter } from "./filter.js";
import { startHistory } from "./history.js";
import { startHits } from "./hits.js";
import { startKeeping } from "./kept.js";
import { startKeys } from "./keys.js";
import { startKeywords } from "./keywords.js";
import { startLines } from "./lines.js";
import { startMine } from "./mine.js";
import { startNames } from "./names.js";
import { startNear } from "./near.js";
import { startOffline } from "./offline.js";
import { startOther } from "./other.js";
import { startArriving } from "./out/arrive.js";
import { startOut } from "./out/out.js";
import { startReport } from "./out/report.js";
import { startPieces } from "./pieces.js";
import { startQuery } from "./query.js";
import { startReadAs } from "./read-as.js";
import { startReading } from "./reading.js";
import { startReasons } from "./reasons.js";
import { startScope } from "./scope.js";
import { startSearch } from "./search.js";
import { remember, startSharing } from "./settings.js";
import { startSpread } from "./spread.js";
import { set } from "./state.js";
import { startStrip } from "./strip.js";
import { startSummary } from "./summary.js";
import { startTable } from "./table.js";
import { startTerms } from "./terms.js";
import { startVerdict } from "./verdict.js";
import { startViews } from "./views.js";
import { startWalk } from "./walk.js";

/** @param {State<Facts>} state */
export function startWorkbench(state) {
  bringBack(state);
  startViews(state);
  startReadAs(state, startFiles(state));
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
  const own = startArriving(state);

  state.watch(({ settings }) => [settings], (settings) => state.change({ unkept: !remember(own(settings)) }));
  startSharing((part) => set(state, part));
  state.watch(({ found }) => [found !== undefined], (hasFound) => {
    document.documentElement.toggleAttribute("data-found", hasFound);
  });
  startOffline(state);
}
