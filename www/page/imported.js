// @ts-check
/** A script that is asked for when it is needed. The one file has it inside: there `onefile/imported.js` stands in this one's place. */

/** @param {string} href @returns {Promise<any>} */
export const imported = (href) => import(href);
