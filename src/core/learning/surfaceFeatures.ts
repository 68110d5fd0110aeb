import type { Example } from '../dataset/example';
import { wordsOf } from '../text/words';

const longWord = 7;

/** How many numbers `surfaceFeatures` gives. */
export const surfaceCount = 12;

/**
 * What can be seen of a question without understanding it: how long it is, how long its words are, how many numbers,
 * sentences, commas and pieces of markup it has, and how long its choices are. Counts are taken as log(1 + n), so that
 * a unit is a factor of e wherever it stands. Beside a vector that knows only what a text is about, these carry most of
 * what a tenth of the labels can teach (`npm run bench`: MATH, GSM8K, ARC).
 */
export function surfaceFeatures({ question, choices }: Example): Float32Array {
  const words = wordsOf(question);
  const count = Math.max(1, words.length);
  const numbers = countOf(question, /\d+(\.\d+)?/g);
  const lengths = choices.map((choice) => wordsOf(choice).length);
  return Float32Array.of(
    Math.log1p(words.length),
    Math.log1p(question.length),
    Math.log1p(question.length / count),
    (2 * words.filter((word) => word.length >= longWord).length) / count,
    Math.log1p(numbers),
    (4 * numbers) / count,
    Math.log1p(countOf(question, /[.?!。？！]/g)),
    Math.log1p(countOf(question, /[,;:，；：、]/g)),
    Math.log1p(countOf(question, /\\[a-z]+/gi)),
    Math.log1p(countOf(question, /[$%]/g)),
    Math.log1p(lengths.reduce((sum, length) => sum + length, 0)),
    lengths.length === 0 ? 0 : Math.log1p(Math.max(...lengths) - Math.min(...lengths)),
  );
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
