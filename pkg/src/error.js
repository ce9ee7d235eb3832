// @ts-check
/** Errors with a code, and their way from the worker to the page. */

/** @import { ErrorCode, JianbaoError } from "../index.js" */

/**
 * An error that tells by its code what can be done.
 *
 * @param {ErrorCode} code
 * @param {string} message
 * @param {{ url?: string, status?: number, cause?: unknown }} [facts]
 * @returns {JianbaoError}
 */
export function coded(code, message, { url, status, cause } = {}) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  if (code === "aborted") rename(error, "AbortError");
  return Object.assign(error, { code }, url === undefined ? {} : { url, status: status ?? 0 });
}

/** @param {unknown} cause the reason that the signal gives */
export function aborted(cause) {
  return coded("aborted", "the call was aborted", { cause });
}

export function closed() {
  return coded("closed", "this Jianbao was closed: load another one");
}

/** What it comes to where a site's policy refuses to compile (most browsers) or to instantiate (WebKit); else nothing. @param {unknown} cause */
export function forbidden(cause) {
  if (!/Content Security Policy|CSP|unsafe-eval|disallowed/i.test(String(cause))) return undefined;
  return coded("no-webassembly", "the site's policy forbids WebAssembly here", { cause });
}

/**
 * What of an error can be sent by `postMessage` in every browser: not all keep its class, none its code.
 *
 * @typedef {{ name: string, message: string, code?: ErrorCode, url?: string, status?: number }} PortableError
 * @param {any} error
 * @returns {PortableError}
 */
export function portable(error) {
  const { name = "Error", message = String(error), code, url, status } = error ?? {};
  return { name, message, code, url, status };
}

/**
 * The error again, with its class and its code.
 *
 * @param {PortableError} sent
 * @returns {Error}
 */
export function revived({ name, message, code, url, status }) {
  if (code) return coded(code, message, { url, status });
  if (name === "TypeError") return new TypeError(message);
  if (name === "RangeError") return new RangeError(message);
  return rename(new Error(message), name);
}

/** Where a host has frozen what errors inherit their name from, it cannot be assigned. @param {Error} error @param {string} name */
function rename(error, name) {
  return Object.defineProperty(error, "name", { value: name });
}
