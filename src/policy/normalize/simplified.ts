import regionalWords from '../lexicon/regional-words.json' with { type: 'json' };
import traditionalMarkers from '../lexicon/traditional-markers.json' with { type: 'json' };

/** Rewrites a text with simplified characters, one for one, so that its length stays. */
export type Simplifier = (text: string) => string;

const unchanged: Simplifier = (text) => text;

const traditional = new RegExp(`[${traditionalMarkers.join('')}]`);

/**
 * Gives the simplifier a text needs. OpenCC's table is loaded only when the text shows traditional characters. Of
 * OpenCC only the table of characters is taken: phrases could change the length, and cost more than the policy.
 */
export async function chooseSimplifier(texts: readonly string[]): Promise<Simplifier> {
  if (!texts.some((text) => traditional.test(text))) return unchanged;
  const { default: characters } = await import('opencc-js/dict/TSCharacters');
  const simplified = characterSimplifier(characters);
  const regional = new Map(regionalWords.map(([from, to]) => [from, to] as const));
  const words = new RegExp([...regional.keys()].join('|'), 'g');
  // Words of Taiwan and Hong Kong for what the mainland calls otherwise; both of one length.
  return (original) => simplified(original).replace(words, (word) => regional.get(word) ?? word);
}

/** OpenCC's form of a table: `們 们|個 个`. Pairs whose lengths differ are left out. */
function characterSimplifier(table: string): Simplifier {
  /** By UTF-16 unit; 0 where nothing changes. */
  const units = new Uint16Array(0x10000);
  /** Characters of two units. */
  const pairs = new Map<string, string>();
  for (const entry of table.split('|')) {
    const half = (entry.length - 1) / 2;
    if (entry.charAt(half) !== ' ') continue;
    const [from, to] = [entry.slice(0, half), entry.slice(half + 1)];
    if (half === 1) units[from.charCodeAt(0)] = to.charCodeAt(0);
    else pairs.set(from, to);
  }
  return (text) => {
    let simplified = '';
    /** Up to where the text is in the simplified one. */
    let done = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const to = isHighSurrogate(unit) ? pairs.get(text.slice(at, at + 2)) : characterOf(units[unit]);
      if (to === undefined) continue;
      simplified += text.slice(done, at) + to;
      done = at + to.length;
    }
    return done === 0 ? text : simplified + text.slice(done);
  };
}

function characterOf(unit: number | undefined): string | undefined {
  return unit === undefined || unit === 0 ? undefined : String.fromCharCode(unit);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
