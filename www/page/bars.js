// @ts-check
/** Bars at the margin, beside the lines of every sentence of the summary. */

/** Where they are to be drawn before the next frame. @type {Set<HTMLElement>} */
const waiting = new Set();

/** Draws the bars of a paragraph anew, with the next frame: by then the page is to be laid out anyway. @param {HTMLElement} paragraph */
export function bars(paragraph) {
  if (waiting.size === 0) requestAnimationFrame(draw);
  waiting.add(paragraph);
}

function draw() {
  const paragraphs = [...waiting].filter((it) => it.isConnected);
  waiting.clear();
  for (const it of paragraphs) for (const bar of it.querySelectorAll(".bar")) bar.remove();
  // First measured, then drawn, so that the page is laid out once.
  const wanted = paragraphs.flatMap((paragraph) => {
    const box = paragraph.getBoundingClientRect();
    return [...paragraph.querySelectorAll("mark.told")].map((mark) => {
      const { top, height } = mark.getBoundingClientRect();
      return { paragraph, top: top - box.top, height };
    });
  });
  for (const { paragraph, top, height } of wanted) {
    const bar = document.createElement("span");
    bar.className = "bar";
    bar.setAttribute("aria-hidden", "true");
    bar.style.top = `${top}px`;
    bar.style.height = `${height}px`;
    paragraph.append(bar);
  }
}
