import { catalogue, measuresNamed } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { LeftOut, ScoreProgress, ScoreReport, ScoreRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { summaryOf } from '../openDataset';
import type { Workplace } from '../workplace';
import { computeWithin } from './computeWithin';
import { EncodingEstimate } from './encodingEstimate';
import { findingsOf } from './remarks';
import type { Scored } from './scoring';
import { TimeBudget } from './timeBudget';

/**
 * Computes measures for a dataset, one after another. Measures that cannot be computed are left out and named; where
 * the user asked for one by name that is an error.
 */
export async function scoreDataset(
  place: Workplace,
  request: ScoreRequest,
  context: CallContext<ScoreProgress>,
): Promise<ScoreReport> {
  const { file, model } = place;
  const dataset = summaryOf(file);
  const asksForAll = request.measures.includes('all');
  const measures = measuresNamed(request.measures).filter(
    ({ id, scope, needs }) =>
      request.measures.includes(id) ||
      !asksForAll ||
      ((!request.shard || scope === 'record') && (place.remembered || !needs.includes('responses'))),
  );
  const whole = request.shard && measures.find(({ scope }) => scope === 'dataset');
  if (whole)
    throw new UserError(
      `${whole.id} looks at the whole dataset, so a shard cannot be scored for it: --shard is for ${recordMeasures.join(', ')}.`,
    );
  const leftOut: LeftOut[] = measures.flatMap((measure) => {
    const why = place.lacks(measure);
    return why === undefined ? [] : [{ measure: measure.id, why }];
  });
  const named = leftOut.find(({ measure }) => request.measures.includes(measure));
  if (named && !request.optional)
    throw new UserError(
      `${named.measure} cannot be computed for ${dataset.name}: ${named.why}. ${
        measuresNamed([named.measure])[0]!.lacks(file.fields.map) === undefined
          ? 'Name them with --responses LOG.'
          : 'Say which field it is with --map.'
      }`,
    );
  refuseUnusable(dataset);
  const possible = measures.filter(({ id }) => !leftOut.some(({ measure }) => measure === id));
  const outcome = await computeAll(place, possible, request, context);
  const { problems, remarks } = await findingsOf(place, context.signal);
  return {
    dataset,
    problems,
    remarks: [...outcome.remarks, ...remarks],
    scored: outcome.scored,
    leftOut: [...leftOut, ...outcome.leftOut],
    model: model.folder.name,
  };
}

/** Computes measures one after another, within the time budget where there is one. */
async function computeAll(
  place: Workplace,
  measures: readonly Measure[],
  { shard, budget }: ScoreRequest,
  context: CallContext<ScoreProgress>,
): Promise<Pick<ScoreReport, 'scored' | 'leftOut' | 'remarks'>> {
  const scored: Record<string, Scored> = {};
  const leftOut: LeftOut[] = [];
  const remarks: string[] = [];
  const time = budget === undefined ? undefined : new TimeBudget(budget, measures);
  const estimate = new EncodingEstimate(place, context);
  for (const measure of measures) {
    await estimate.tellFor(measure);
    if (!time || shard) {
      scored[measure.id] = await place.compute(measure, context, { shard });
      continue;
    }
    const outcome = await computeWithin(place, measure, context, time);
    Object.assign(scored, outcome.scored);
    for (const [id, why] of Object.entries(outcome.leftOut)) leftOut.push({ measure: id, why });
    remarks.push(...outcome.remarks);
  }
  return { scored, leftOut, remarks };
}

const recordMeasures = catalogue.filter(({ scope }) => scope === 'record').map(({ id }) => id);

/** Throws UserError for a dataset that no measure can be computed for. */
export function refuseUnusable(dataset: DatasetSummary): void {
  if (dataset.shape === 'response matrix')
    throw new UserError(
      `${dataset.name} looks like a response matrix (who got which item right), not a dataset of examples: there is no text to score.`,
    );
  if (catalogue.every(({ needs, lacks }) => needs.includes('responses') || lacks(dataset.map) !== undefined))
    throw new UserError(
      `No field of ${dataset.name} looks like a question or an answer. It has: ${dataset.paths.join(', ')}. Say which is which, as in --map question=FIELD,answer=FIELD.`,
    );
}
