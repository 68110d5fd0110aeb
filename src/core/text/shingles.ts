import type { Example } from '../dataset/example';
import { sequenceHash, textHash } from '../numbers/hash';
import { wordsOf } from './words';

const width = 3;

/**
 * The hashes of every three words in a row of what is asked, ascending, each once (Broder 1997): case, punctuation and
 * the order of the choices make no difference. Of a text of fewer words it is the whole. Questions about different
 * contexts share none.
 */
export function shinglesOf({ question, context, choices }: Example): Uint32Array {
  const hashes = new Set<number>();
  const about = textHash(normal(context));
  for (const text of [question, ...choices])
    for (const hash of sequences(
      wordsOf(text.toLowerCase()).map((word) => textHash(word)),
      about,
    ))
      hashes.add(hash);
  return Uint32Array.from(hashes).sort();
}

/** The words of a text in lower case, one space between them: what is left of it where typography is no matter. */
export function normal(text: string): string {
  return wordsOf(text.toLowerCase()).join(' ');
}

/** |A ∩ B| / |A ∪ B| of two ascending lists (Jaccard 1901); 0 where both are empty. */
export function jaccard(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    if (one[a] === other[b]) shared++;
    const [first, second] = [one[a]!, other[b]!];
    if (first <= second) a++;
    if (second <= first) b++;
  }
  const union = one.length + other.length - shared;
  return union > 0 ? shared / union : 0;
}

function* sequences(words: readonly number[], seed: number): Generator<number> {
  if (words.length > 0 && words.length < width) yield sequenceHash(words, seed);
  for (let at = 0; at + width <= words.length; at++) yield sequenceHash(words.slice(at, at + width), seed);
}
