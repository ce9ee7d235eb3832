// @ts-check
/** Why a file is not read. */

/**
 * @typedef {"fileEmpty" | "fileTooLarge" | "fileUnreadable" | "fileNotText" | "fileUnknown" | "filePicture" | "fileOldWord" | "fileRich"
 *   | "fileArchive" | "fileLocked" | "fileDamaged" | "fileSwollen" | "fileScan" | "fileWithoutText" | "readerMissing"} Reason A key of the words.
 */

export class Refused extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
