export { frequencies } from "./index.js";
