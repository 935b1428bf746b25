/** Radicals that Unicode gives no plain character for, and what fonts that map to them mean. */
const supplement: Readonly<Record<string, string>> = {
  '⺟': '母',
  '⺠': '民',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
};

const form = /[\u2e80-\u2fdf\uf900-\ufaff]/;

/**
 * Fonts of PDF writers map some characters to the radicals or compatible forms that look alike: `⽇` for `日`. Some map
 * one sign to both, in either order: it is read once.
 */
export function plainCharacters(text: string): string {
  if (!form.test(text)) return text;
  let plain = '';
  let before = '';
  let last = '';
  for (const character of text) {
    const isForm = form.test(character);
    const meant = isForm ? (supplement[character] ?? character.normalize('NFKC')) : character;
    const again = meant === last && character !== before && (isForm || form.test(before));
    if (!again) plain += meant;
    [before, last] = [character, meant];
  }
  return plain;
}
