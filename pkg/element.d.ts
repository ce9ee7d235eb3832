/** Importing this registers `<jianbao-digest>`. */
export { JianbaoDigestElement, type DigestEvents } from "./digest-element.js";
