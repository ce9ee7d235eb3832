/** What lies in `built/library/`, under the name that `tests/onefile.mjs` gives it. */
declare module "library/*";
