// A document that only pretends: enough to see what a view makes.

class FakeElement {
  attributes = {};
  children = [];
  dataset = {};
  style = { setProperty: (name, value) => (this.attributes.style = `${name}: ${value}`) };

  constructor(name) {
    this.name = name;
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  append(...children) {
    this.children.push(...children.filter((it) => it !== ""));
  }

  get textContent() {
    return this.children.map((it) => (typeof it === "string" ? it : it.textContent)).join("");
  }

  /** All elements of that class, in order. */
  all(className) {
    const mine = (this.attributes.class ?? "").split(" ").includes(className) ? [this] : [];
    return [...mine, ...this.children.flatMap((it) => (typeof it === "string" ? [] : it.all(className)))];
  }

  /** All elements of that name, in order. */
  named(name) {
    const mine = this.name === name ? [this] : [];
    return [...mine, ...this.children.flatMap((it) => (typeof it === "string" ? [] : it.named(name)))];
  }
}

globalThis.document = { createElement: (name) => new FakeElement(name), createTextNode: (text) => text };
