// @ts-check
/**
 * One thing that is kept on the device, in a database of its own: a text can be larger than what `localStorage` takes, and must not hold the
 * page up. Where the database is full or forbidden, what was asked fails.
 */

const name = "jianbao-kept";
const store = "kept";

/** Once it is open it stays so: who leaves the page has no time for opening anything, only for one more write. @type {IDBDatabase | undefined} */
let opened;

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @param {unknown} it */
export const put = (it) => within("readwrite", (kept) => kept.put(it, store));

/** @returns {Promise<any>} */
export const taken = () => within("readonly", (kept) => kept.get(store));

export const cleared = () => within("readwrite", (kept) => kept.clear());

/**
 * What is asked for is begun before this returns, if the database is open; and one after the other, as it was asked for.
 *
 * @param {IDBTransactionMode} mode
 * @param {(kept: IDBObjectStore) => IDBRequest} run
 */
async function within(mode, run) {
  const database = opened ?? (await (opening ??= open()));
  const transaction = database.transaction(store, mode);
  const asked = run(transaction.objectStore(store));
  transaction.commit();
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(asked.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((/** @type {(database: IDBDatabase) => void} */ done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => {
      opened = request.result;
      // Where the reader throws away what this site keeps, or another page does.
      opened.onclose = forget;
      opened.onversionchange = () => {
        opened?.close();
        forget();
      };
      done(opened);
    };
    request.onerror = () => failed(request.error);
  }).catch((error) => {
    // It may be allowed next time.
    forget();
    throw error;
  });
}

function forget() {
  opened = opening = undefined;
}
