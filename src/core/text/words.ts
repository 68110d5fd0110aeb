const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

// What the segmenter calls a word where a text is ASCII, several times as fast (a property test compares the two):
// letters, digits and underscores (a lone underscore is none), and points, colons, commas and apostrophes inside.
const asciiText = /^[\0-\x7f]*$/;
const asciiWord =
  /_*(?:[A-Za-z](?:[:.'](?=[A-Za-z]))?|[0-9](?:[.,;'](?=[0-9]))?)(?:[A-Za-z](?:[:.'](?=[A-Za-z]))?|[0-9](?:[.,;'](?=[0-9]))?|_)*|__+/g;

/** The words of a text, by Unicode's word boundaries (UAX 29), so that Chinese has words too. */
export function wordsOf(text: string): readonly string[] {
  return asciiText.test(text) ? (text.match(asciiWord) ?? []) : segmentedWords(text);
}

/** The words of any text by the platform's own segmenter. */
export function segmentedWords(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) words.push(segment);
  return words;
}

/** The number of characters of a text as Unicode code points. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++)
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) count--;
  return count;
}
