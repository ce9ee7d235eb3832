// @ts-check
/** A link to a file on this device leads nobody else anywhere. */

import { en } from "../../words/en.js";
import { zh } from "../../words/zh.js";

zh.outLength = (size) => `链接长 ${size} KB，只有在这台设备上打得开`;
en.outLength = (size) => `${size} KB long; it opens on this device alone`;
