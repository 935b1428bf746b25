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

/**
 * What a reader sees of a text: no invisible characters, runs of blanks as one space, no blanks at the ends.
 * Characters themselves stay as written, because quotes are made from this text.
 */
export function readableText(raw: MappedText): MappedText {
  const builder = new MappedTextBuilder();
  const { text, offsets } = raw;
  let blankAt = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isInvisible(unit)) continue;
    if (isBlank(unit)) {
      if (blankAt < 0) blankAt = i;
      continue;
    }
    if (blankAt >= 0 && builder.length > 0) {
      builder.push(' ', offsets[blankAt] ?? 0, offsets[blankAt + 1] ?? 0);
    }
    blankAt = -1;
    builder.push(text.charAt(i), offsets[i] ?? 0, offsets[i + 1] ?? 0);
  }
  return builder.build();
}
