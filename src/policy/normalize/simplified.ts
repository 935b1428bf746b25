/** Rewrites a text with simplified characters, one for one, so that its length stays. */
export type Simplifier = (text: string) => string;

const unchanged: Simplifier = (text) => text;

/** Frequent characters of policies that are written otherwise in simplified Chinese. */
const traditionalMarkers =
  /[們個資訊應權錄號設備環網絡藍機話簡閱讀寫儲檔體聯繫間護處條項運營務標識數據開啟關閉規與為]/;

/**
 * Gives the simplifier a text needs. OpenCC's tables are loaded only when the text shows traditional characters,
 * because reading them costs more than reading a policy.
 */
export async function chooseSimplifier(texts: readonly string[]): Promise<Simplifier> {
  if (!texts.some((text) => traditionalMarkers.test(text))) return unchanged;
  const [{ Converter }, { default: regionalWords }] = await Promise.all([
    import('opencc-js/t2cn'),
    import('../lexicon/regional-words.json', { with: { type: 'json' } }),
  ]);
  const regional = new Map(regionalWords.map(([from, to]) => [from, to] as const));
  const words = new RegExp([...regional.keys()].join('|'), 'g');
  const convert = Converter({ from: 't', to: 'cn' });
  const table = new Map<string, string>();
  const characters = (original: string): string =>
    original.replace(/\p{Script=Han}/gu, (character) => {
      const known = table.get(character);
      if (known !== undefined) return known;
      const converted = convert(character);
      const kept = converted.length === character.length ? converted : character;
      table.set(character, kept);
      return kept;
    });
  // Words of Taiwan and Hong Kong for what the mainland calls otherwise; both of one length.
  return (original) => characters(original).replace(words, (word) => regional.get(word) ?? word);
}
