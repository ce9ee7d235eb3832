export { labelsFor, type Labels } from "./index.js";
