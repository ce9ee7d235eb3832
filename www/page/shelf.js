// @ts-check
/**
 * One thing that is kept on the device, in a database of its own: a text can be larger than what `localStorage` takes, and must not hold the
 * page up. Where the database is full or forbidden, what was asked fails.
 *
 * A page that is left may be gone before its database has written, or lie in the browser's memory with a write half done, for which the next
 * page would wait: what it says last lies in `localStorage` until the next visit.
 */

const name = "jianbao-kept";
const store = "kept";

/** Opened once. @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @param {unknown} it */
export async function put(it) {
  forgetLast();
  await within("readwrite", (kept) => kept.put(it, store));
}

/** For a page that is left: written when this returns, unless it is too much for that. @param {unknown} it */
export function putLast(it) {
  try {
    localStorage.setItem(name, JSON.stringify(it));
  } catch {
    // Then there is what was put before.
  }
}

/** @returns {Promise<any>} */
export async function taken() {
  const last = lastPut();
  if (!last) return within("readonly", (kept) => kept.get(store));
  put(last).catch(() => putLast(last));
  return last;
}

export async function cleared() {
  forgetLast();
  await within("readwrite", (kept) => kept.clear());
}

function lastPut() {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function forgetLast() {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where it is forbidden nothing was put.
  }
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore) => IDBRequest} run
 */
async function within(mode, run) {
  const database = await (opening ??= open());
  const transaction = database.transaction(store, mode);
  const asked = run(transaction.objectStore(store));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(asked.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const close = () => (opening = undefined);
  return new Promise((/** @type {(database: IDBDatabase) => void} */ done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => {
      const database = request.result;
      // The reader throws away what this site keeps.
      database.onclose = close;
      // Another version of the page has another form of it.
      database.onversionchange = () => {
        database.close();
        close();
      };
      done(database);
    };
    request.onerror = () => failed(request.error);
  }).catch((error) => {
    // It may be allowed next time.
    close();
    throw error;
  });
}
