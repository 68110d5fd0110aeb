import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';
import { wordsOf } from './words';

/** How much texts repeat each other. */
export const repetitionSchema = v.object({
  texts: countSchema,
  /** The share of texts whose words are those of an earlier one. */
  exact: figureSchema,
  /** The share of texts that are no such copies, but of whose word 5-grams half or more stand in another text too. */
  near: figureSchema,
  /** Distinct-2: the share of word pairs that are different ones (Li et al. 2016). It falls as texts become more. */
  distinctPairs: figureSchema,
});

/** How much texts repeat each other. */
export type Repetition = Message<typeof repetitionSchema>;

/** Words beyond these of one text are not looked at. */
const mostWords = 1000;

const gram = 5;

/** Room for the number of a text beside a hash of 32 bits in a double. */
const textRoom = 2 ** 20;

/** How much texts (at most a million) repeat each other, case and punctuation aside. N-grams are told apart by 32-bit hashes. */
export function repetitionOf(texts: readonly string[]): Repetition {
  const words = texts.map((text) => wordsOf(text.toLowerCase()).slice(0, mostWords));
  const seen = new Set<string>();
  const isCopy = words.map((list) => {
    const key = list.join(' ');
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
  const shared = sharedGrams(words);
  const near = words.filter(
    (list, text) => !isCopy[text] && shared[text]! > 0 && 2 * shared[text]! >= gramCount(list),
  );
  return {
    texts: texts.length,
    exact: isCopy.filter(Boolean).length / texts.length,
    near: near.length / texts.length,
    distinctPairs: distinctShare(words),
  };
}

function gramCount(words: readonly string[]): number {
  return words.length === 0 ? 0 : Math.max(1, words.length - gram + 1);
}

/** How many of each text's 5-grams stand in another text too; a shorter text is one gram. */
function sharedGrams(words: readonly (readonly string[])[]): Uint32Array {
  const grams = new Float64Array(words.reduce((sum, list) => sum + gramCount(list), 0));
  let at = 0;
  words.forEach((list, text) => {
    for (let from = 0; from < gramCount(list); from++)
      grams[at++] = hashOf(list, from, Math.min(list.length, from + gram)) * textRoom + text;
  });
  grams.sort();
  const shared = new Uint32Array(words.length);
  for (let from = 0; from < grams.length;) {
    const hash = Math.floor(grams[from]! / textRoom);
    let to = from;
    while (to < grams.length && Math.floor(grams[to]! / textRoom) === hash) to++;
    if (grams[to - 1] !== grams[from])
      for (let one = from; one < to; one++) shared[grams[one]! % textRoom]!++;
    from = to;
  }
  return shared;
}

function distinctShare(words: readonly (readonly string[])[]): number {
  const pairs = new Uint32Array(words.reduce((sum, list) => sum + Math.max(0, list.length - 1), 0));
  let at = 0;
  for (const list of words)
    for (let from = 0; from + 1 < list.length; from++) pairs[at++] = hashOf(list, from, from + 2);
  pairs.sort();
  let distinct = 0;
  for (let one = 0; one < pairs.length; one++) if (one === 0 || pairs[one] !== pairs[one - 1]) distinct++;
  return distinct / pairs.length;
}

/** FNV-1a (Fowler, Noll & Vo) over the words from one place to another, with a space between them. */
function hashOf(words: readonly string[], from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) {
    const word = words[at]!;
    for (let place = 0; place < word.length; place++)
      hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}
