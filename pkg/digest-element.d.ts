import type { Analysis, Jianbao } from "./index.js";

/**
 * `<jianbao-digest for="#article">`: summary and keywords of a host's article, or of the element's own content.
 *
 * The host's nodes are not touched. What stands in the element is shown until the digest is there, and stays where it fails.
 */
export class JianbaoDigestElement extends HTMLElement {
  /** Registers the element, unless there is one of that name. */
  static define(name?: string, registry?: CustomElementRegistry): void;
  /** The attribute `for`: a selector of what is read. Empty where the element's own content is. */
  htmlFor: string;
  /** What was last found; `null` before. */
  readonly analysis: Analysis | null;
  /** Loads the analyser, one for all elements of a page. A subclass can bring its own. */
  protected load(): Promise<Jianbao>;
}

/** All events bubble and leave the shadow root. */
export interface DigestEvents {
  /** The digest is there. */
  "jianbao-result": CustomEvent<{ analysis: Analysis; text: string }>;
  /** There will be none: what stands in the element stays. */
  "jianbao-error": CustomEvent<{ error: unknown }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "jianbao-digest": JianbaoDigestElement;
  }
  interface HTMLElementEventMap extends DigestEvents {}
}
