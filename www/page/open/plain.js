// @ts-check
/**
 * The characters that a PDF tells, as one writes them. A file tells glyphs, and what its maker made of these: where a font has one glyph
 * for 长 and for the radical ⻓, Chrome's print writes 长江 as ⻓江, which no lexicon knows and no search finds.
 */

/** @param {string} text */
export function plain(text) {
  return text
    .replace(/[\u2e80-\u2ef3]/g, (it) => characters[radicals.indexOf(it)] ?? it)
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff]/g, (it) => it.normalize("NFKC"))
    .replace(/[\ufe10-\ufe48]/g, (it) => lying[standing.indexOf(it)] ?? it)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "");
}

// The radicals that are whole characters, of the block for which Unicode itself names no other form.
const radicals = "⺁⺄⺈⺊⺌⺎⺒⺓⺜⺝⺟⺠⺧⺩⺪⺫⺬⺮⺶⺻⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳";
const characters = "厂乙刀卜小兀巳幺日月母民牛王疋目示竹羊聿肉臼虎西见角贝车長长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟";

// The forms of punctuation in vertical lines.
const standing = "︐︑︒︓︔︕︖︙︱︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈";
const lying = "，、。：；！？…—＿（）｛｝〔〕【】《》〈〉「」『』［］";
