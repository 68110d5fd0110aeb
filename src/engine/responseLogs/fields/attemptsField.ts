import type { Detection } from '../../../core/detection/detection';
import { numberOf } from '../reading/answer';
import { isSuccessesName, isTrialsName, plainName, verdictRank } from '../sampling/fieldNames';
import { trialsDetection } from './fieldDetections';
import type { ImportOptions } from '../reading/responseLog';
import type { SampleColumns } from '../sampling/sampleColumns';

/** The fields that say how many trials a record stands for, and how many of them were right. */
export interface AttemptsFields {
  readonly trials?: string;
  readonly successes?: string;
  readonly detections: readonly Detection[];
}

/**
 * A number of trials counts only where the record says how many were right: in a field of its own, by scores above 1, or
 * by scores that are shares of just so many. Tries that a pupil made before the answer are no trials.
 */
export function attemptsFields(
  columns: SampleColumns,
  given: NonNullable<ImportOptions['fields']>,
): AttemptsFields {
  const own = given.attempts ?? given.count;
  const names = columns.names.filter((name) => isTrialsName(name)).sort(byName);
  for (const trials of own === undefined ? names : [own]) {
    const successes = given.score === undefined ? successesOf(columns, trials) : undefined;
    if (successes !== undefined) return { trials, successes, detections: [] };
    if (own !== undefined || areTrialsOf(columns, trials, given.score)) return { trials, detections: [] };
  }
  const tries = names.find((name) => /attempt|trial/.test(plainName(name)));
  return { detections: tries === undefined ? [] : [trialsDetection(tries)] };
}

function byName(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** A number of successes: never above the number of trials. */
function successesOf(columns: SampleColumns, trials: string): string | undefined {
  const most = columns.values(trials).map(numberOf);
  return columns.names
    .filter((name) => isSuccessesName(name) && name !== trials)
    .sort(byName)
    .find((name) => {
      const counts = columns.values(name).map(numberOf);
      return (
        counts.some(isCount) && counts.every((count, at) => isMissing(count) || isWithin(count, most[at]))
      );
    });
}

/** Whether the scores are numbers of right ones among so many trials, or shares of so many. */
function areTrialsOf(columns: SampleColumns, trials: string, given: string | undefined): boolean {
  const most = columns.values(trials).map(numberOf);
  const scores =
    given === undefined ? columns.names.filter((name) => (verdictRank(name)?.tier ?? 9) < 2) : [given];
  return scores.some((name) => {
    const pairs = columns.values(name).map((value, at) => ({ score: numberOf(value), trials: most[at] }));
    const known = pairs.filter(({ score, trials: n }) => !isMissing(score) && n !== 0);
    const fitting = known.filter(({ score, trials: n }) => isWithin(score, n) || isShareOf(score, n));
    const isTelling = fitting.some(({ score }) => score !== 0 && score !== 1);
    return (
      (isTelling || isCountName(trials)) &&
      fitting.length >= leastFitting * known.length &&
      fitting.length > 0
    );
  });
}

/** A few records may be broken. */
const leastFitting = 0.6;

/** Whether a name is that of a number of trials alone, not also of the tries before an answer or of a place in a row. */
function isCountName(name: string): boolean {
  return /^(count|trials|samples|(n|num|number_of)_(trials|samples|generations|completions))$/.test(
    plainName(name),
  );
}

function isMissing(value: number | undefined): boolean {
  return value !== undefined && Number.isNaN(value);
}

function isCount(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}

function isWithin(count: number | undefined, most: number | undefined): boolean {
  return isCount(count) && isCount(most) && count! <= most!;
}

/** Whether a share is one of so many, as far as it is rounded. */
function isShareOf(share: number | undefined, most: number | undefined): boolean {
  if (share === undefined || !isCount(most) || share < 0 || share > 1) return false;
  const right = share * most!;
  return Math.abs(right - Math.round(right)) <= 0.005 * most! + 1e-9;
}
