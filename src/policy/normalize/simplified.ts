import regionalWords from '../lexicon/regional-words.json' with { type: 'json' };

/** Rewrites a text with simplified characters, one for one, so that its length stays. */
export type Simplifier = (text: string) => string;

const unchanged: Simplifier = (text) => text;

/** Frequent characters of policies that are written otherwise in simplified Chinese. */
const traditionalMarkers =
  /[們個資訊應權錄號設備環網絡藍機話簡閱讀寫儲檔體聯繫間護處條項運營務標識數據開啟關閉規與為]/;

/**
 * Gives the simplifier a text needs. OpenCC's table is loaded only when the text shows traditional characters. Of
 * OpenCC only the table of characters is taken: phrases could change the length, and cost more than the policy.
 */
export async function chooseSimplifier(texts: readonly string[]): Promise<Simplifier> {
  if (!texts.some((text) => traditionalMarkers.test(text))) return unchanged;
  const { default: characters } = await import('opencc-js/dict/TSCharacters');
  const simplified = tableOf(characters);
  const regional = new Map(regionalWords.map(([from, to]) => [from, to] as const));
  const words = new RegExp([...regional.keys()].join('|'), 'g');
  // Words of Taiwan and Hong Kong for what the mainland calls otherwise; both of one length.
  return (original) =>
    original
      .replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character)
      .replace(words, (word) => regional.get(word) ?? word);
}

/** OpenCC's form of a table: `們 们|個 个`. Pairs whose lengths differ are left out. */
function tableOf(entries: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const entry of entries.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from !== '' && from.length === to.length) table.set(from, to);
  }
  return table;
}
