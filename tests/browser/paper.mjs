// PDF files for the tests, small enough to be read with the eye.

/**
 * @typedef {{ text: string, x: number, y: number, size?: number, font?: "H" | "V" | "GBK" }} Placed `y` from the bottom of the page; the
 *   font is one that the file only names, with its characters in UCS-2, in UCS-2 written vertically, or in GBK.
 */

/** Its own encoder, for the few characters of the tests. */
const gbk = new Map();
for (let first = 0xb0; first <= 0xf7; first++) {
  for (let second = 0xa1; second <= 0xfe; second++) gbk.set(new TextDecoder("gbk").decode(Uint8Array.of(first, second)), [first, second]);
}

/** @param {Placed} placed */
function written({ text, font = "H" }) {
  const bytes = font === "GBK" ? Buffer.from([...text].flatMap((it) => gbk.get(it))) : Buffer.from(text, "utf16le").swap16();
  return `<${bytes.toString("hex")}>`;
}

/**
 * @param {Placed[][]} pages
 * @param {{ locked?: boolean }} [how] a locked file asks for a password
 * @returns {Buffer}
 */
export function pdf(pages, { locked = false } = {}) {
  const fonts = { H: "UniGB-UCS2-H", V: "UniGB-UCS2-V", GBK: "GBK-EUC-H" };
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${8 + 2 * i} 0 R`).join(" ")}] >>`,
    ...Object.values(fonts).map((it) => `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${it} /DescendantFonts [6 0 R] >>`),
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ...pages.flatMap((page, i) => {
      const content = page.map((it) => `BT /${it.font ?? "H"} ${it.size ?? 10} Tf ${it.x} ${it.y} Td ${written(it)} Tj ET`).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /H 3 0 R /V 4 0 R /GBK 5 0 R >> >> /Contents ${9 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((it, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${it}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const key = "00".repeat(32);
  const lock = locked ? ` /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>` : "";
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(`${file}${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}
