import type { Analysis, Jianbao, LoadOptions, ModelName, Span } from "./index.js";

/**
 * `<jianbao-digest for="#article">`: what a host's article says in short, or the element's own content does.
 *
 * The host's nodes are not touched. What stands in the element is shown until the digest is there, and stays where it fails.
 */
export class JianbaoDigestElement extends HTMLElement {
  /** Registers the element, unless there is one of that name. */
  static define(name?: string, registry?: CustomElementRegistry): void;
  /** The attribute `for`: a selector of what is read. Empty where the element's own content is. */
  htmlFor: string;
  /** The attribute `views`: which of `summary`, `keywords`, `names` and `words` are shown, in this order. Default `"summary keywords"`. */
  views: string;
  /** The attribute `characters`: at most so many has the summary, from 1 to 2,000. Default 140. */
  characters: number;
  /** The attribute `model`, as {@link LoadOptions.model}. Default `"none"`; `"news"` where `views` has names. */
  model: ModelName;
  /** The attribute `highlight`: what is lit in the article. Default `"point"`: what is pointed at, has the focus or is chosen. */
  highlight: "point" | "choose" | "none";
  /** What was last found; `null` before. */
  readonly analysis: Analysis | null;
  /** Loads an analyser of this element's own, which closes it when it leaves the page. A subclass can bring another. */
  protected load(options: LoadOptions): Promise<Jianbao>;
}

/** What a reader has chosen in a digest. */
export interface DigestChoice {
  kind: "sentence" | "keyword" | "name" | "word";
  text: string;
  /** Everywhere it stands in the text that `jianbao-result` told. */
  places: Span[];
}

/** All events bubble and leave the shadow root. */
export interface DigestEvents {
  /** What reads the article is loaded. */
  "jianbao-ready": CustomEvent<{ model: ModelName }>;
  /** How much of the files has come, or how much of a long article is read: from 0 to 1. */
  "jianbao-progress": CustomEvent<{ stage: "load" | "read"; share: number }>;
  /** The digest is there. */
  "jianbao-result": CustomEvent<{ analysis: Analysis; text: string }>;
  /** A reader chose something, or let it go (`null`). After `preventDefault()` nothing is marked, lit or scrolled to. */
  "jianbao-select": CustomEvent<DigestChoice | null>;
  /** There will be none for now: what stands in the element stays. */
  "jianbao-error": CustomEvent<{ error: unknown }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "jianbao-digest": JianbaoDigestElement;
  }
  interface HTMLElementEventMap extends DigestEvents {}
}
