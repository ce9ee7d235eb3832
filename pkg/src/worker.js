// @ts-check
/** The worker: the core, and nothing that waits for the page. */

import { serve } from "./service.js";

serve(/** @type {any} */ (globalThis));
