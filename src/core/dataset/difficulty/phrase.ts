import { withoutGloss } from './folded';
import { fillers, modifiers, ranks, type Modifier } from './levelWords';

/** The rank in the middle, neither easy nor hard. */
const middle = 2;

/** Words of ranks further apart than this are no compound. */
const widestCompound = 1.5;

/** `low`, `mid` and `high` beside another word are a third of it: Intermediate High, Novice Low. */
const thirds: ReadonlyMap<string, number> = new Map([
  ['low', -0.3],
  ['mid', 0],
  ['high', 0.3],
]);

/** Words that say how hard something is only where no other word of that kind stands beside them: no "high school". */
const aloneOnly: ReadonlySet<string> = new Set(['school']);

/**
 * How hard a folded phrase says something is: 1 easy, 2 medium, 3 hard, and what modifiers make of these (very hard, not easy,
 * upper intermediate, medium hard, easy 2). NaN where a word of it is not known: a phrase is read whole or not at all.
 */
export function rankOf(phrase: string): number {
  const numbered = /^(.*\p{L})\s*-?\s*(\d{1,2})$/u.exec(withoutGloss(phrase));
  if (numbered) return rankOf(numbered[1]!) + Number(numbered[2]!) / 1000;
  const signed = /^(.*\p{L})\s?(\++|-)$/u.exec(withoutGloss(phrase));
  if (signed) return rankOf(signed[1]!) + (signed[2] === '-' ? -0.2 : 0.2 * signed[2]!.length);
  const words = wordsOf(withoutGloss(phrase));
  return words === undefined || words.length === 0 || words.length > 6 ? NaN : rankOfWords(words);
}

function rankOfWords(words: readonly string[]): number {
  const bases: string[] = [];
  const found: Modifier[] = [];
  words.forEach((word, at) => {
    const isLast = at === words.length - 1;
    const modifier = modifiers.get(word);
    // "extra" and "un" are modifiers before a word, and "extra" a rank where nothing follows.
    if (modifier && !(isLast && bases.length === 0 && ranks.has(word))) found.push(modifier);
    else bases.push(word);
  });
  const outer = bases.filter((word) => !thirds.has(word));
  const third = outer.length > 0 ? bases.filter((word) => thirds.has(word)) : [];
  const named = outer.length > 0 ? outer : bases;
  const own = named.map((word) => ranks.get(word) ?? NaN);
  if (own.length === 0 || own.length > 2 || third.length > 1) return NaN;
  if (bases.length > 1 && bases.some((word) => aloneOnly.has(word))) return NaN;
  const [first = NaN, second = first] = own;
  if (Math.abs(first - second) > widestCompound || (own.length === 2 && first === second)) return NaN;
  const base = (first + second) / 2 + third.reduce((sum, word) => sum + thirds.get(word)!, 0);
  return modified(base, found);
}

function modified(base: number, found: readonly Modifier[]): number {
  const shifts = found.flatMap((one) => ('shift' in one ? [one.shift] : []));
  const further = found.flatMap((one) => ('further' in one ? [one.further] : [])).sort((a, b) => b - a);
  const shares = found.flatMap((one) => ('share' in one ? [one.share] : []));
  const isNot = found.filter((one) => 'not' in one).length;
  if (shifts.length > 1 || isNot > 1) return NaN;
  const [shift = 0] = shifts;
  // What strengthens or weakens goes with "above" and "below" where there is one, else with the word itself.
  const away = shift !== 0 ? shift : base - middle;
  const side = Math.sign(away);
  const strengthens = further.length > 0;
  if (side === 0 && found.length > 0) return NaN;
  const share = shares.reduce((product, one) => product * one, 1);
  const more = further.reduce((sum, one, at) => sum + (at === 0 ? one : 0.3), 0) * (shift === 0 ? 1 : 0.3);
  if (isNot > 0) return middle - side * (strengthens ? 0.2 : 0.4) * share;
  const changed = away * share + side * more;
  return shift === 0 ? middle + changed : base + changed;
}

/** The words of a phrase without those that say nothing; undefined where one of them is not known. */
function wordsOf(phrase: string): string[] | undefined {
  const words: string[] = [];
  for (const part of phrase.split(/[\s\-/,.:;&|]+|\b(?:to|and|or|bis|a)\b/u)) {
    if (part === '' || fillers.has(part)) continue;
    const read = isKnown(part) ? [part] : (splitOf(part) ?? []);
    if (read.length === 0) return undefined;
    words.push(...read.filter((word) => !fillers.has(word)));
  }
  return words;
}

function isKnown(word: string): boolean {
  return ranks.has(word) || modifiers.has(word) || fillers.has(word);
}

/** Known words that are written as one, as in Chinese and Japanese (非常困难) and in German and English (unschwer, superhard). */
function splitOf(word: string): string[] | undefined {
  if (word.length > 24) return undefined;
  for (let end = word.length - 1; end > 0; end--) {
    const head = word.slice(0, end);
    const isScript = !/^[a-z]+$/.test(word);
    if (!(modifiers.has(head) || (isScript && isKnown(head)))) continue;
    const rest = word.slice(end);
    const tail = isKnown(rest) ? [rest] : splitOf(rest);
    if (tail) return [head, ...tail];
  }
  return undefined;
}
