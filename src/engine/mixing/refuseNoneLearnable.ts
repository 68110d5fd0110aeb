import { countLearnable, learnableWords, leastSignal } from '../../core/mixture/learnable';
import type { Recipe } from '../../core/mixture/recipe';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import type { Workplace } from '../workplace/workplace';

/** Throws UserError, with the counts that explain it, where a filter for what is learnable would keep nothing. */
export function refuseNoneLearnable(
  { file }: Pick<Workplace, 'file'>,
  { bands }: Recipe,
  column: ScoreColumn,
  table: ScoreTable,
): void {
  const least = bands && 'hardFrom' in bands ? bands.hardFrom : leastSignal;
  const share = table.find(({ id }) => id === 'passRate');
  const counts = countLearnable(column.values, share?.values, least);
  if (counts.learnable > 0) return;
  throw new UserError(
    `No row of ${file.index.name} is learnable (${column.id} of ${least} or more): ${learnableWords(counts)}.`,
  );
}
