import { catalogue } from '../../core/measures/catalogue';
import { isPrediction } from '../../core/measures/predictionOf';
import type { SnapshotRequest, SnapshotUpdate } from '../../core/protocol/editorApi';
import type { MeasureStanding } from '../../core/protocol/answers/measureStanding';
import type { ModelInPlace } from '../../core/protocol/answers/modelInPlace';
import { headOf } from '../../core/scores/columnHead';
import { primaryHead } from '../../core/scores/primary';
import { sentTable } from '../../core/scores/heldColumns';
import type { ScoreTable } from '../../core/scores/table';
import { modelInPlace } from '../models/modelCard';
import { summaryOf } from '../sources/openDataset';
import { storedMeasures, type StoredMeasure } from '../store/storedTable';
import type { Workplace } from '../workplace/workplace';
import { statesOf, withoutNumbers } from './rowStates';

/** Everything an editor shows of a dataset that it does not hold: what is stored of it, nothing computed. */
export async function snapshotOf(
  place: Workplace,
  { held, primaryOnly, measures: wanted = ['all'] }: SnapshotRequest,
): Promise<SnapshotUpdate> {
  const { file } = place;
  const measures = await storedMeasures(place);
  const asked = askedOf(measures, wanted);
  const isSame = held?.digest === file.digest;
  const table = measures.flatMap(({ columns }) => columns);
  const heads = table.map(headOf);
  const primary = primaryOnly && primaryHead(heads, file.fields.map, primaryOnly.chosen);
  const shown = primaryOnly ? table.filter(({ id }) => id === primary?.id) : table;
  return {
    dataset: summaryOf(file),
    heads,
    table: sentTable(shown, new Set(isSame ? held.versions : [])),
    ...(primaryOnly || (isSame && held.rows)
      ? {}
      : { ids: file.idWords, lines: Float64Array.from(file.index.spans.line) }),
    states: askedStates(place, measures, wanted),
    standings: asked.map(standingOf),
    models: await modelsOf(place),
  };
}

/** How each row stands by the measures that are stored, or that a user wants. */
export function askedStates(
  place: Workplace,
  measures: readonly StoredMeasure[],
  wanted: readonly string[],
): Uint8Array {
  const states = statesOf(askedOf(measures, wanted), place.file.count);
  return isMoreWanted(place, measures, wanted) ? withoutNumbers(states, measures) : states;
}

/** The models that score a dataset. */
async function modelsOf({ inputs: { encoder, languageModel } }: Workplace): Promise<ModelInPlace[]> {
  const models = [await modelInPlace('encoder', encoder.folder)];
  if (languageModel.folder) models.push(await modelInPlace('languageModel', languageModel.folder));
  return models;
}

/** The stored columns of a dataset, those of an earlier state of it among them. */
export async function shownTable(place: Workplace): Promise<ScoreTable> {
  return (await storedMeasures(place)).flatMap(({ columns }) => columns);
}

/**
 * The measures that rows have to be scored by: of those that were begun or asked for, the ones that the user wants. What was
 * only tried once, and what predicts, leaves nothing to be done; where all that is stored is of that kind, it counts.
 */
function askedOf(measures: readonly StoredMeasure[], wanted: readonly string[]): StoredMeasure[] {
  const own = measures.filter(({ measure }) => !isPrediction(measure));
  const asked = own.filter(({ measure: { id } }) => wanted.includes('all') || wanted.includes(id));
  const isAnyStored = asked.some(({ columns }) => columns.length > 0);
  return isAnyStored ? asked : own;
}

/** Whether scoring would compute a measure that nobody asked for yet: a row without any number may get one then. */
function isMoreWanted(
  place: Workplace,
  measures: readonly StoredMeasure[],
  wanted: readonly string[],
): boolean {
  const asked = new Set(measures.map(({ measure }) => measure.id));
  return catalogue
    .filter(({ id }) => wanted.includes('all') || wanted.includes(id))
    .some(
      (measure) => !isPrediction(measure) && !asked.has(measure.id) && place.lacks(measure) === undefined,
    );
}

function standingOf({ measure, missing, stale }: StoredMeasure): MeasureStanding {
  return { measure: measure.id, rows: missing.reduce((sum, one) => sum + 1 - one, 0), stale };
}
