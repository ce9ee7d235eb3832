// @ts-check
/** Who loads with the options of another joins that one: there is one worker, and nothing is fetched again. */

/** @import { Wanted } from "./load-options.js" */

import { Client } from "./client.js";

/** @type {Client[]} */
let clients = [];

/** @param {Wanted} wanted */
export function join(wanted) {
  clients = clients.filter((it) => !it.ended);
  const names = /** @type {(keyof Wanted)[]} */ (Object.keys(wanted));
  let client = clients.find((it) => names.every((name) => it.wanted[name] === wanted[name]));
  if (!client) clients.push((client = new Client(wanted)));
  return client.join();
}
