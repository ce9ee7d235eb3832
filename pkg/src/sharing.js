// @ts-check
/** Who loads with the options of another joins that one: there is one worker, and nothing is fetched again. */

import { Client } from "./client.js";

/** @type {Client[]} */
let clients = [];

/** @param {{ worker: import("./start.js").WorkerOption, baseUrl?: string, model: import("./options.js").ModelName }} options */
export function join({ worker, baseUrl, model }) {
  clients = clients.filter((it) => !it.ended);
  let client = clients.find((it) => it.worker === worker && it.baseUrl === baseUrl && it.model === model);
  if (!client) clients.push((client = new Client({ worker, baseUrl, model })));
  return client.join();
}
