import type { Example } from '../dataset/example';
import { wordsOf } from '../text/words';

/**
 * Which words an example holds, as names of features: a list for every choice, or a single one for the question where
 * there are no choices. Of a choice also which of its words the question has.
 */
export function wordFeatures({ question, choices }: Example): string[][] {
  const asked = wordsOf(question.toLowerCase());
  if (choices.length === 0) return [['', ...asked]];
  const known = new Set(asked);
  return choices.map((choice) => {
    const words = wordsOf(choice.toLowerCase());
    return words.flatMap((word) => [word, known.has(word) ? 'repeated' : 'new']);
  });
}
