export { summary } from "./index.js";
