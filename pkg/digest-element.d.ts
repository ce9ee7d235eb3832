import type { Analysis, Jianbao, LoadOptions, ModelName } from "./index.js";

/**
 * `<jianbao-digest for="#article">`: summary, keywords and names of a host's article, or of the element's own content.
 *
 * The host's nodes are not touched. What stands in the element is shown until the digest is there, and stays where it fails.
 */
export class JianbaoDigestElement extends HTMLElement {
  /** Registers the element, unless there is one of that name. */
  static define(name?: string, registry?: CustomElementRegistry): void;
  /** The attribute `for`: a selector of what is read. Empty where the element's own content is. */
  htmlFor: string;
  /** The attribute `model`, as {@link LoadOptions.model}. Default `"none"`; `"news"` where names are shown. */
  model: ModelName;
  /** The attribute `views`: which of `summary`, `keywords` and `names` are shown, in this order. Default `"summary keywords"`. */
  views: string;
  /** What was last found; `null` before. */
  readonly analysis: Analysis | null;
  /** Loads the analyser, one for all elements of a page that want the same model. A subclass can bring its own. */
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
