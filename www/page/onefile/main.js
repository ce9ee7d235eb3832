// @ts-check
/** The page in one file, opened by a double click: first what stands in for its host, then the page as everywhere else. */

import "./host.js";
import "./words.js";
import "../main.js";
