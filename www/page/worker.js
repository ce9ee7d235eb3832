// @ts-check
/**
 * The worker, as the page starts it: within `www/`, because a service worker serves only workers whose own address it rules.
 * What this file imports it serves then too.
 */
import "../../pkg/worker.js";
