import type { Example } from './example';
import type { Examples } from './examples';

const mostExamples = 64;
const mostCharacters = 2 ** 13;

/** The examples in parts that are looked at in some milliseconds each: between two of them other callers are heard. */
export async function* slices(examples: Examples): AsyncGenerator<readonly Example[]> {
  for await (const batch of examples.batches())
    for (let from = 0, to = 0; from < batch.length; from = to) {
      let characters = 0;
      while (to < batch.length && to - from < mostExamples && (to === from || characters < mostCharacters))
        characters += charactersOf(batch[to++]!);
      yield batch.slice(from, to);
    }
}

function charactersOf({ question, answer, solution }: Example): number {
  return question.length + answer.length + solution.length;
}
