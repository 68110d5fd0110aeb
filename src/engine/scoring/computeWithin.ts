import { isSlow, type Measure } from '../../core/measures/measure';
import { predictionOf } from '../../core/measures/predictionOf';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { countKnown } from '../../core/scores/table';
import type { Workplace } from '../workplace/workplace';
import type { Scored } from '../measuring/runMeasure';
import type { TimeBudget } from './timeBudget';

/** What a measure came to within its time. */
export interface Outcome {
  /** By measure, predictions among them. */
  readonly scored: Readonly<Record<string, Scored>>;
  /** What did not come to its end: why not, and what became of it, as a half sentence. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** What a reader should know of a sample. */
  readonly remarks: readonly string[];
}

/**
 * Computes a measure within its share of a time budget. A slow measure of single records is computed for a sample, and
 * predicted for the rest in columns of its own; one that looks at the whole dataset is left out where its texts cannot
 * all be encoded in time, and goes on from there in the next run.
 */
export async function computeWithin(
  place: Workplace,
  measure: Measure,
  context: CallContext<ScoreProgress>,
  budget: TimeBudget,
): Promise<Outcome> {
  const until = budget.deadline(measure);
  if (!isSlow(measure)) return computeUntil(place, measure, context, until);
  const scored = await place.compute(measure, context, { until });
  if (scored.left === undefined) return { scored: { [measure.id]: scored }, leftOut: {}, remarks: [] };
  const prediction = predictionOf(measure);
  const outcome = await budget.onTop(() =>
    computeUntil(place, prediction, context, budget.predictionDeadline()),
  );
  const all = scored.now + scored.before + scored.left;
  const predicted = await predictedColumns(place, prediction);
  return {
    scored: { [measure.id]: scored, ...outcome.scored },
    leftOut: outcome.leftOut,
    remarks: [
      `${measure.title} was computed for a sample of ${counted(scored.now + scored.before)} of ${counted(all)} records, which is what the time allowed; the others are ${predicted}. Another run goes on from there.`,
    ],
  };
}

/** What became of the records that there was no time for: too few may have been scored to predict anything from. */
async function predictedColumns(place: Workplace, prediction: Measure): Promise<string> {
  const columns = (await place.columns(prediction)).filter(
    (column) => column.predicts !== undefined && countKnown(column) > 0,
  );
  return columns.length > 0
    ? `only predicted, in columns of their own (${columns.map(({ id }) => id).join(', ')})`
    : 'not predicted';
}

/** Computes a measure unless its time ends first. */
async function computeUntil(
  place: Workplace,
  measure: Measure,
  context: CallContext<ScoreProgress>,
  until: number | undefined,
): Promise<Outcome> {
  const deadline = new AbortController();
  const left = until === undefined ? undefined : 1000 * until - performance.now();
  const timer = left === undefined ? undefined : setTimeout(() => deadline.abort(), Math.max(0, left));
  const signal = AbortSignal.any([context.signal, deadline.signal]);
  try {
    const scored = await place.compute(measure, { ...context, signal });
    return { scored: { [measure.id]: scored }, leftOut: {}, remarks: [] };
  } catch (error) {
    if (context.signal.aborted || !deadline.signal.aborted) throw error;
    return { scored: {}, leftOut: { [measure.id]: outOfTime(place) }, remarks: [] };
  } finally {
    clearTimeout(timer);
  }
}

function outOfTime({ inputs }: Workplace): string {
  const { encoded, folder } = inputs.encoder;
  return `its time ran out; ${counted(encoded)} texts were encoded with ${folder.name} and are kept, so that another run goes on from there`;
}

function counted(number: number): string {
  return number.toLocaleString('en');
}
