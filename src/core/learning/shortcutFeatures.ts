import type { Example } from '../dataset/example';
import { wordsOf } from '../text/words';

/**
 * What can be seen of an example without reading it, as names of features: lengths, punctuation, digits, capitals, the
 * first word and how much of the end repeats what stands before; of a choice also its place, its rank by length and
 * its words that the question has. A list for every choice, or a single one where there are none. That such features
 * give labels away is known of many datasets (Gururangan et al. 2018, "Annotation Artifacts"; McCoy et al. 2019).
 */
export function shortcutFeatures(example: Example): string[][] {
  const { question, choices, context } = example;
  if (choices.length > 0) return choices.map((_, at) => choiceFeatures(question, choices, at));
  const lines = question.split('\n');
  const last = lines.pop()!;
  return [
    [
      ...textFeatures(question),
      `context ${bin(wordsOf(context).length)}`,
      `lines ${Math.min(lines.length, 4)}`,
      `overlap ${overlap(last, lines.join('\n'))}`,
    ],
  ];
}

function choiceFeatures(question: string, choices: readonly string[], at: number): string[] {
  const choice = choices[at]!;
  const lengths = choices.map(({ length }) => length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const longer = lengths.filter((length) => length > choice.length).length;
  const shorter = lengths.filter((length) => length < choice.length).length;
  return [
    ...textFeatures(choice),
    `place ${at}`,
    `place ${at - choices.length}`,
    `longer ${longer}`,
    `shorter ${shorter}`,
    `of the mean ${Math.round(4 * Math.log2((choice.length + 1) / (mean + 1)))}`,
    `overlap ${overlap(choice, question)}`,
  ];
}

function textFeatures(text: string): string[] {
  const words = wordsOf(text);
  return [
    'any',
    `words ${bin(words.length)}`,
    `characters ${bin(text.length)}`,
    `word length ${Math.round(text.length / Math.max(1, words.length))}`,
    `first ${words[0]?.toLowerCase() ?? ''}`,
    `ends ${/[^\w\s]$/.exec(text)?.[0] ?? ''}`,
    ...[/[?]/g, /[!]/g, /[,;:]/g, /["'()]/g, /\d/g, /\b[A-Z]/g].map(
      (kind, at) => `kind ${at} ${bin(text.match(kind)?.length ?? 0)}`,
    ),
  ];
}

/** A count on a scale of half octaves. */
function bin(count: number): number {
  return Math.round(2 * Math.log2(count + 1));
}

/** The share, in quarters, of the words of a text that another has too. */
function overlap(text: string, other: string): number {
  const words = wordsOf(text.toLowerCase());
  const known = new Set(wordsOf(other.toLowerCase()));
  return Math.round((4 * words.filter((word) => known.has(word)).length) / Math.max(1, words.length));
}
