import { catalogue, measuresNamed } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { LeftOut, ScoreProgress, ScoreReport, ScoreRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { summaryOf } from '../openDataset';
import type { Workplace } from '../workplace';
import { findingsOf } from './remarks';
import type { Scored } from './scoring';

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
    (measure) =>
      request.measures.includes(measure.id) ||
      !asksForAll ||
      ((!request.shard || measure.scope === 'record') && place.lacksImport(measure) === undefined),
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
      `${named.measure} cannot be computed for ${dataset.name}: ${named.why}. ${adviceFor(place, named.measure)}`,
    );
  refuseUnusable(dataset);
  const scored: Record<string, Scored> = {};
  for (const measure of measures)
    if (!leftOut.some((one) => one.measure === measure.id))
      scored[measure.id] = await place.compute(measure, context, request.shard);
  return { dataset, ...(await findingsOf(place, context.signal)), scored, leftOut, model: model.folder.name };
}

function adviceFor(place: Workplace, id: string): string {
  const [measure] = measuresNamed([id]);
  if (measure!.lacks(place.file.fields.map) !== undefined) return 'Say which field it is with --map.';
  return measure!.needs.includes('dynamics')
    ? 'Name them with --dynamics FOLDER.'
    : 'Name them with --responses LOG.';
}

const recordMeasures = catalogue.filter(({ scope }) => scope === 'record').map(({ id }) => id);

/** Throws UserError for a dataset that no measure can be computed for. */
export function refuseUnusable(dataset: DatasetSummary): void {
  if (dataset.shape === 'response matrix')
    throw new UserError(
      `${dataset.name} looks like a response matrix (who got which item right), not a dataset of examples: there is no text to score.`,
    );
  const isImported = ({ needs }: Measure): boolean =>
    needs.includes('responses') || needs.includes('dynamics');
  if (catalogue.every((measure) => isImported(measure) || measure.lacks(dataset.map) !== undefined))
    throw new UserError(
      `No field of ${dataset.name} looks like a question or an answer. It has: ${dataset.paths.join(', ')}. Say which is which, as in --map question=FIELD,answer=FIELD.`,
    );
}
