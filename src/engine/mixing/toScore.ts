import { catalogue, everyMeasure } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import { isPrediction } from '../../core/measures/predictionOf';
import type { ToScore } from '../../core/protocol/answers/drawReport';
import type { StoredMeasure } from '../store/storedTable';
import type { Workplace } from '../workplace/workplace';

/** Where everything is scored. */
export const nothingToScore: ToScore = { rows: 0, stale: false, measures: [] };

/**
 * What would have to be computed before a mixture that goes by these columns is written. A record that cannot be used, and one
 * that was found to have no score, is none of it.
 */
export async function toScoreFor(
  place: Workplace,
  stored: readonly StoredMeasure[],
  columns: readonly string[],
  signal: AbortSignal,
): Promise<ToScore> {
  const lacking = stored.filter(
    (one) => one.columns.some(({ id }) => columns.includes(id)) && (one.stale || one.missing.includes(1)),
  );
  if (lacking.length === 0) return nothingToScore;
  const usable = new Uint8Array(place.file.count).fill(1);
  for (const { row } of await place.file.problems(signal)) if (row >= 0) usable[row] = 0;
  let rows = 0;
  for (let row = 0; row < usable.length; row++)
    if (usable[row] === 1 && lacking.some(({ stale, missing }) => stale || missing[row] === 1)) rows++;
  if (rows === 0) return nothingToScore;
  const ids = lacking.flatMap((one) => one.columns.map(({ id }) => id));
  return { rows, stale: lacking.some(({ stale }) => stale), measures: measuresOf(place, ids) };
}

/** The measures that give these columns, as they can be asked for; in place of what predicts one, the one itself. */
function measuresOf({ file }: Workplace, columns: readonly string[]): string[] {
  const own = everyMeasure.filter((measure) =>
    measure.columns(file.fields.map).some(({ id }) => columns.includes(id)),
  );
  const asked = (measure: Measure): Measure =>
    !catalogue.includes(measure) && isPrediction(measure) ? measure.of : measure;
  return [...new Set(own.map((measure) => asked(measure).id))];
}
