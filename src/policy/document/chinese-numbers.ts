const digits = '〇一二三四五六七八九';
const largest = 99;

/** Up to 九十九; null for what is no such number. */
export function chineseNumber(written: string): number | null {
  const [, tens, ten, ones] = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(written) ?? [];
  if (tens === undefined || ones === undefined || written === '') return null;
  // Without 十 there is one digit, whichever part it was taken for.
  if (ten === '') return written.length === 1 ? digits.indexOf(written) : null;
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

/** 十二 for 12; Arabic digits for numbers above 九十九. */
export function inChinese(value: number): string {
  if (value > largest) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return head + (ones === 0 && tens > 0 ? '' : digits.charAt(ones));
}
