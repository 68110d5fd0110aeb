import { catalogue, measuresNamed } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import { refuseFundamental } from '../../core/scores/unsettled';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { LeftOut, ScoreProgress, ScoreReport, ScoreRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { Remark } from '../../core/remedy';
import { UserError } from '../../core/userError';
import { isNeeded, needsImport } from '../inputs/inputs';
import { summaryOf } from '../sources/openDataset';
import type { Workplace } from '../workplace/workplace';
import { computeWithin, type Outcome } from './computeWithin';
import { RunProgress } from './runProgress';
import { findingsOf } from './remarks';
import type { Scored } from '../measuring/runMeasure';
import { isCostly, TimeBudget } from './timeBudget';

/**
 * Computes measures for a dataset, one after another. Measures that cannot be computed are left out and named; where
 * those are all that the user asked for by name, that is an error.
 */
export async function scoreDataset(
  place: Workplace,
  request: ScoreRequest,
  context: CallContext<ScoreProgress>,
): Promise<ScoreReport> {
  const dataset = summaryOf(place.file);
  const measures = measuresAsked(place, request);
  const leftOut: LeftOut[] = measures.flatMap((measure) => {
    const why = place.lacks(measure);
    if (why === undefined) return [];
    const open = place.openQuestion(measure);
    return [{ measure: measure.id, why, ...(open?.remedy && { remedy: open.remedy }) }];
  });
  if (!request.optional) {
    refuseFundamental(measures, dataset);
    refuseLeftOut(place, request, leftOut, measures.length);
  }
  refuseUnusable(dataset);
  const possible = measures.filter(({ id }) => !leftOut.some(({ measure }) => measure === id));
  const outcome = await computeKept(place, possible, request, context);
  const { problems, remarks } = await findingsOf(place, context.signal);
  return {
    dataset,
    problems,
    remarks: [...(await place.store.takeRemarks()).map((text) => ({ text })), ...outcome.remarks, ...remarks],
    scored: outcome.scored,
    leftOut: [...leftOut, ...outcome.leftOut],
    ...modelsOf(place, outcome.scored),
  };
}

const mostRounds = 3;

/** Computes measures, once more where the store is another one at the end: what it held before is not kept then. Throws UserError. */
async function computeKept(
  place: Workplace,
  measures: readonly Measure[],
  request: ScoreRequest,
  context: CallContext<ScoreProgress>,
): ReturnType<typeof computeAll> {
  for (let round = 1; round <= mostRounds; round++) {
    // In a store that is another one now, or was not there before, that is not noted.
    await place.store.noteAsked(measures.map(({ id }) => id));
    await place.store.wasReplaced();
    const outcome = await computeAll(place, measures, request, context);
    if (!(await place.store.wasReplaced())) return outcome;
  }
  throw new UserError(
    `The scores of ${place.file.index.name} were removed from the store again and again while it was scored: score it again.`,
  );
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
  const remarks: Remark[] = [];
  const progress = new RunProgress(place, measures, context);
  await progress.look();
  const time = budget === undefined ? undefined : new TimeBudget(budget, measures);
  for (const measure of measures) {
    if (time) progress.limit(time);
    await progress.begin(measure);
    if (!time || shard) {
      scored[measure.id] = await place.compute(measure, progress.context, { shard });
      progress.end(measure);
      continue;
    }
    const compute = (): Promise<Outcome> => computeWithin(place, measure, progress.context, time);
    // What asks no model takes nothing of the time that models may take.
    const outcome = await (isCostly(measure) ? compute() : time.onTop(compute));
    progress.end(measure);
    Object.assign(scored, outcome.scored);
    for (const [id, why] of Object.entries(outcome.leftOut)) leftOut.push({ measure: id, why });
    remarks.push(...outcome.remarks.map((text) => ({ text })));
  }
  return { scored, leftOut, remarks };
}

/** The measures of a request; of all, those that the shard and what was imported and chosen allow. Throws UserError. */
function measuresAsked(place: Workplace, { measures: asked, shard }: ScoreRequest): Measure[] {
  const measures = measuresNamed(asked).filter(
    (measure) =>
      asked.includes(measure.id) ||
      !asked.includes('all') ||
      ((!shard || measure.scope === 'record') && place.lackOf(measure) === undefined),
  );
  const whole = shard && measures.find(({ scope }) => scope === 'dataset');
  if (whole)
    throw new UserError(
      `${whole.title} (${whole.id}) looks at the whole dataset, so a shard cannot be scored for it. Measures that can be scored in shards: ${recordMeasures.join(', ')}.`,
    );
  return measures;
}

/** Throws UserError where a measure was asked for by name that rests on what is not settled, or all that were asked for are left out. */
function refuseLeftOut(
  place: Workplace,
  request: ScoreRequest,
  leftOut: readonly LeftOut[],
  asked: number,
): void {
  const named = measuresNamed(leftOut.map(({ measure }) => measure)).filter(({ id }) =>
    request.measures.includes(id),
  );
  const isAll = leftOut.length === asked;
  const refused = named.find((measure) => isAll || place.openQuestion(measure) !== undefined);
  if (!refused) return;
  const { why } = leftOut.find(({ measure }) => measure === refused.id)!;
  throw new UserError(`${refused.id} cannot be computed for ${place.file.index.name}: ${why}.`, {
    remedy: place.remedyFor(refused),
  });
}

/** The models that scored a dataset, by name. */
function modelsOf(
  { inputs: { encoder, languageModel } }: Workplace,
  scored: Readonly<Record<string, Scored>>,
): Pick<ScoreReport, 'model' | 'languageModel'> {
  const isAsked = catalogue.some(({ id, needs }) => id in scored && isNeeded('languageModel', needs));
  return {
    model: encoder.folder.name,
    ...(languageModel.folder && isAsked ? { languageModel: languageModel.folder.name } : {}),
  };
}

const recordMeasures = catalogue.filter(({ scope }) => scope === 'record').map(({ id }) => id);

/** Throws UserError for a dataset that no measure can be computed for. */
export function refuseUnusable(dataset: DatasetSummary): void {
  if (dataset.shape === 'response matrix')
    throw new UserError(
      `${dataset.name} looks like a response matrix (who got which item right), not a dataset of examples.`,
      { remedy: { kind: 'useMatrix', path: dataset.path } },
    );
  if (catalogue.every(({ needs, lacks }) => needsImport(needs) || lacks(dataset.map) !== undefined))
    throw new UserError(
      `No field of ${dataset.name} looks like a question or an answer. It has: ${dataset.paths.join(', ')}.`,
      { remedy: { kind: 'chooseFields', roles: ['question', 'answer'] } },
    );
}
