import type { Values } from '../numbers/values';
import { signalColumn, usualGroup } from '../psychometrics/rollouts/groupSizes';
import type { Recipe } from './recipe';

/** The column that tells what is learnable where no other is named: the chance that a group of eight tries is not all alike. */
export const learnableColumn = signalColumn(usualGroup);

/** From this chance on an example is learnable. */
export const leastSignal = 0.5;

/** The usual bands of what is learnable; a group of one, whose signal is 0, has none. */
export const learnableBands = { easyUpTo: 0, hardFrom: leastSignal };

/** Whether a recipe keeps what is learnable. */
export function keepsLearnable({ mixture }: Pick<Recipe, 'mixture'>): boolean {
  return mixture === 'learnable';
}

/** How rows stand to a policy that tried them. */
export interface LearnableCounts {
  readonly learnable: number;
  /** Those that every try solved, and those that none did, as far as they are not learnable. */
  readonly saturated: number;
  readonly dead: number;
  /** Those in between that are not learnable. */
  readonly between: number;
  /** Those without a signal, because nobody tried them or several respondents did. */
  readonly unknown: number;
}

/** Counts rows by their signal and share. */
export function countLearnable(signal: Values, share: Values | undefined, least: number): LearnableCounts {
  const counts = { learnable: 0, saturated: 0, dead: 0, between: 0, unknown: 0 };
  signal.forEach((value, row) => {
    if (Number.isNaN(value)) counts.unknown++;
    else if (value >= least) counts.learnable++;
    else if (share?.[row] === 1) counts.saturated++;
    else if (share?.[row] === 0) counts.dead++;
    else counts.between++;
  });
  return counts;
}

/** The counts in words: "0 learnable, 120 saturated (always solved), …". */
export function learnableWords({ learnable, saturated, dead, between, unknown }: LearnableCounts): string {
  const words = [
    `${count(learnable)} learnable`,
    `${count(saturated)} saturated (always solved)`,
    `${count(dead)} dead (never solved)`,
    ...(between > 0 ? [`${count(between)} in between`] : []),
    `${count(unknown)} without tries of one policy`,
  ];
  return words.join(', ');
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
