import type { Example } from '../dataset/example';
import type { HeadTask } from '../learning/headTask';
import type { HeadExample } from '../learning/softmaxHead';
import { scoreEach, type Scores } from './measure';

/** So many examples are scored between two breaths. */
const scoredAtOnce = 32;

/** Scores the examples of a batch that fit, some at a time; the others are unknown. `valuesOf` gives a value for every column. */
export async function* scoreFitting(
  task: HeadTask,
  batch: readonly Example[],
  columns: number,
  valuesOf: (example: Example, row: HeadExample) => readonly number[],
): AsyncGenerator<Scores> {
  const rows = (await task.examples(batch.filter(task.fits))).values();
  for (let from = 0; from < batch.length; from += scoredAtOnce)
    yield scoreEach(batch.slice(from, from + scoredAtOnce), columns, (example, put) => {
      if (task.fits(example))
        valuesOf(example, rows.next().value!).forEach((value, column) => put(column, value));
    });
}
