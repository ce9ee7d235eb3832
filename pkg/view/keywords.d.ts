export { keywords } from "./index.js";
