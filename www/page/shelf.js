// @ts-check
/**
 * One thing that is kept on the device, in a database of its own: a text can be larger than what `localStorage` takes, and must not hold the
 * page up. Where the database is full or forbidden, what was asked fails.
 */

const name = "jianbao-kept";
const store = "kept";

/** One after the other: what was thrown away must not come back by a write that was late. @type {Promise<unknown>} */
let last = Promise.resolve();

/** @template T @param {() => Promise<T>} run @returns {Promise<T>} */
function then(run) {
  const mine = last.then(run);
  last = mine.catch(() => {});
  return mine;
}

/** @param {unknown} it */
export const put = (it) => then(() => within("readwrite", (kept) => kept.put(it, store)));

/** @returns {Promise<any>} */
export const taken = () => then(() => within("readonly", (kept) => kept.get(store)));

/** Leaves nothing, not even the database. Firefox takes its time to throw one away: what is in it goes first. */
export const cleared = () =>
  then(async () => {
    await within("readwrite", (kept) => kept.clear()).catch(() => {});
    await settled(indexedDB.deleteDatabase(name));
  });

/**
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore) => IDBRequest} run
 */
async function within(mode, run) {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await settled(opening);
  // Another page may throw all away while this one looks.
  database.onversionchange = () => database.close();
  try {
    const transaction = database.transaction(store, mode);
    const asked = run(transaction.objectStore(store));
    return await new Promise((done, failed) => {
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function settled(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
