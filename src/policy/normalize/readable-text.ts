import { isBlank, type MappedText, MappedTextBuilder } from '../document/mapped-text.js';

/** Characters that are not seen: soft hyphen, zero-width characters, directional marks, byte order mark. */
function isInvisible(unit: number): boolean {
  return (
    unit === 0xad ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x2064) ||
    unit === 0xfeff
  );
}

const blank = 0x20;

/** Nothing to remove, and no blanks but single spaces inside. */
function isClean(text: string): boolean {
  let before = blank;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isInvisible(unit) || (isBlank(unit) && (unit !== blank || before === blank))) return false;
    before = unit;
  }
  return before !== blank || text.length === 0;
}

/**
 * What a reader sees of a text: no invisible characters, runs of blanks as one space, no blanks at the ends.
 * Characters themselves stay as written, because quotes are made from this text.
 */
export function readableText(raw: MappedText): MappedText {
  const { text, offsets } = raw;
  if (isClean(text)) return raw;
  const builder = new MappedTextBuilder();
  let blankAt = -1;
  let runStart = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : blank;
    const blankHere = isBlank(unit);
    if (!blankHere && !isInvisible(unit)) continue;
    if (i > runStart) {
      if (blankAt >= 0 && builder.length > 0) {
        builder.push(' ', offsets[blankAt] ?? 0, offsets[blankAt + 1] ?? 0);
      }
      builder.pushMapped(raw, runStart, i);
      blankAt = -1;
    }
    if (blankHere && blankAt < 0) blankAt = i;
    runStart = i + 1;
  }
  return builder.build();
}
