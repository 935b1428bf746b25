/** The same JSON or JavaScript, where an escape means what it stands for: inside strings and regular expressions. */
export function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
