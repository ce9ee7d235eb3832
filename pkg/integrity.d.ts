import type { Integrity } from "./index.js";

/** A hash of every file that a page may ask this package for, by its path: for `load({ integrity })`, script elements and import maps. */
export declare const integrity: Integrity;
