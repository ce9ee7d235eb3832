// @ts-check
/** Registers `<jianbao-digest>`. Where there is no DOM, or the name is taken, nothing happens. */

import { JianbaoDigestElement } from "./digest-element.js";

JianbaoDigestElement.define();

export { JianbaoDigestElement };
