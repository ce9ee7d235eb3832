export { tagName } from "./index.js";
