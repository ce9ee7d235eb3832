/** Importing this registers `<jianbao-digest>`. */
export { JianbaoDigestElement, type DigestChoice, type DigestEvents } from "./digest-element.js";
