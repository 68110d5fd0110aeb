/** No level is written longer, but for what stands in brackets behind it. */
const longestLevel = 80;

const inBrackets = /\s*[([（【][^)\]）】]*[)\]）】]\s*$/;

/**
 * A text as levels are compared: compatibility forms, accents, case and the kinds of dash and blank do not count,
 * `superHard` is two words, and `_` is a blank. Empty for what is longer than any level.
 */
export function folded(text: string): string {
  if (text.length > 4 * longestLevel) return '';
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const plain = parted.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize();
  const even = plain
    .replace(/[‐-―−﹣－]/g, '-')
    .replace(/[_\s]+/g, ' ')
    .replace(/[’‘]/g, "'")
    .trim();
  return withoutGloss(even).length > longestLevel ? '' : even;
}

/** A text without what stands in brackets at its end, unless that is all of it. */
export function withoutGloss(text: string): string {
  return text.replace(inBrackets, '') || text;
}

/** A value as the text or number that it says; a list of one, or its text, is what is in it. */
export function bareValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 && !Array.isArray(value[0]) ? value[0] : undefined;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return value;
  const inList = /^\s*\[\s*(?:"([^"\]]*)"|'([^'\]]*)'|([^"'\],[]+))\s*\]\s*$/.exec(value.slice(0, 400));
  return inList ? (inList[1] ?? inList[2] ?? inList[3]) : value;
}
