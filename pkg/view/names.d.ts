export { names, namesOf, type Name } from "./index.js";
