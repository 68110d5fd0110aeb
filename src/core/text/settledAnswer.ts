import type { Example } from '../dataset/example';
import { normal } from './shingles';
import { countWords } from './words';

const mostWords = 8;
const small =
  /\b(?:an|and|are|as|at|be|been|by|can|could|did|do|does|for|from|has|have|how|in|into|is|it|its|of|on|or|so|that|the|their|them|then|these|they|this|those|to|was|were|what|when|where|which|who|will|with|would|you|your|following|please)\b/gi;

/**
 * What an example says is right, in a form that can be compared: the class, the text of the right choice, what stands
 * after "####" or in \boxed{}, or an answer of at most 8 words. Empty where the answer is free text: two of those
 * differ without contradiction.
 */
export function settledAnswer({ label, gold, choices, answer, solution }: Example): string {
  if (gold >= 0) return normal(choices[gold]!);
  if (label !== '') return label;
  const final = finalAnswer(answer) ?? finalAnswer(solution) ?? answer;
  return countWords(final) <= mostWords ? plain(final) : '';
}

/**
 * What makes a question the one it is: its text without spaces, small words and the punctuation of sentences.
 * Near-duplicates that differ in it ask different things ("… three times the other", "… four times the other").
 */
export function tellingText(question: string): string {
  return question
    .replace(small, '')
    .replace(/\ba\b/g, '')
    .replace(/[\s.,;:?!'"“”‘’]+/g, '')
    .toLowerCase();
}

function finalAnswer(text: string): string | undefined {
  const marked = /####\s*(.*)\s*$/.exec(text)?.[1];
  return marked ?? [...text.matchAll(/\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}/g)].at(-1)?.[1];
}

/** Symbols count, spaces and capitals do not: −5 is not 5. */
function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '').replace(/\.$/, '');
}
