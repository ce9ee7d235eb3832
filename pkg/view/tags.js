// @ts-check
/** What the parts of speech are called: the core names them only by the letters of the ICTCLAS tag set. */

/** By tag: in Chinese, in English. @type {Readonly<Record<string, readonly [zh: string, en: string]>>} */
const names = {
  n: ["名词", "noun"],
  nr: ["人名", "person"],
  nrfg: ["人名", "person"],
  nrt: ["音译人名", "foreign person"],
  ns: ["地名", "place"],
  nt: ["机构团体名", "organisation"],
  nz: ["其他专名", "other proper noun"],
  ng: ["名词性语素", "noun morpheme"],
  v: ["动词", "verb"],
  vn: ["名动词", "verbal noun"],
  vd: ["副动词", "adverbial verb"],
  vi: ["不及物动词", "intransitive verb"],
  vq: ["趋向动词", "verb of motion"],
  vg: ["动词性语素", "verb morpheme"],
  a: ["形容词", "adjective"],
  an: ["名形词", "nominal adjective"],
  ad: ["副形词", "adverbial adjective"],
  ag: ["形容词性语素", "adjective morpheme"],
  b: ["区别词", "attributive"],
  z: ["状态词", "descriptive"],
  zg: ["状态语素", "descriptive morpheme"],
  d: ["副词", "adverb"],
  dg: ["副语素", "adverb morpheme"],
  df: ["否定副词", "negating adverb"],
  r: ["代词", "pronoun"],
  rr: ["人称代词", "personal pronoun"],
  rz: ["指示代词", "demonstrative pronoun"],
  rg: ["代词性语素", "pronoun morpheme"],
  m: ["数词", "number"],
  mq: ["数量词", "number with measure word"],
  mg: ["数词性语素", "number morpheme"],
  q: ["量词", "measure word"],
  t: ["时间词", "time"],
  tg: ["时间词性语素", "time morpheme"],
  s: ["处所词", "place word"],
  f: ["方位词", "direction"],
  p: ["介词", "preposition"],
  c: ["连词", "conjunction"],
  u: ["助词", "particle"],
  ud: ["结构助词 得", "particle 得"],
  ug: ["时态助词 过", "particle 过"],
  uj: ["结构助词 的", "particle 的"],
  ul: ["时态助词 了", "particle 了"],
  uv: ["结构助词 地", "particle 地"],
  uz: ["时态助词 着", "particle 着"],
  y: ["语气词", "modal particle"],
  e: ["叹词", "interjection"],
  o: ["拟声词", "onomatopoeia"],
  h: ["前接成分", "prefix"],
  k: ["后接成分", "suffix"],
  i: ["成语", "idiom"],
  l: ["习用语", "set phrase"],
  j: ["简称", "abbreviation"],
  g: ["语素", "morpheme"],
  eng: ["外文词", "Latin word"],
  x: ["其他", "other"],
  w: ["标点符号", "punctuation"],
  xe: ["邮箱", "e-mail address"],
  xu: ["网址或文件名", "URL or file name"],
  xs: ["话题或账号", "#tag# or @name"],
  xm: ["表情", "emoji"],
};

/**
 * @param {string} tag `ns`
 * @param {"zh" | "en"} language
 * @returns {string} `地名`; the tag itself where it has no name
 */
export function tagName(tag, language) {
  const name = Object.hasOwn(names, tag) ? names[tag] : undefined;
  return name ? name[language === "zh" ? 0 : 1] : tag;
}
