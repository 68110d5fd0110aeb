import { rowStates, type SnapshotRequest, type SnapshotUpdate } from '../../core/protocol/editorApi';
import type { ModelInPlace } from '../../core/protocol/modelsApi';
import { headOf } from '../../core/scores/columnHead';
import { primaryHead } from '../../core/scores/primary';
import { sentTable } from '../../core/scores/heldColumns';
import type { ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../sources/datasetFile';
import { modelInPlace } from '../models/modelCard';
import { summaryOf } from '../sources/openDataset';
import { storedMeasures, type StoredMeasure } from '../store/storedTable';
import type { Workplace } from '../workplace/workplace';

/** Everything an editor shows of a dataset that it does not hold: what is stored of it, nothing computed. */
export async function snapshotOf(
  place: Workplace,
  { held, primaryOnly }: SnapshotRequest,
): Promise<SnapshotUpdate> {
  const { file } = place;
  const measures = await storedMeasures(place);
  const isSame = held?.digest === file.digest;
  const table = measures.flatMap(({ columns }) => columns);
  const heads = table.map(headOf);
  const primary = primaryOnly && primaryHead(heads, file.fields.map, primaryOnly.chosen);
  const wanted = primaryOnly ? table.filter(({ id }) => id === primary?.id) : table;
  return {
    dataset: summaryOf(file),
    heads,
    table: sentTable(wanted, new Set(isSame ? held.versions : [])),
    ...(primaryOnly || (isSame && held.rows)
      ? {}
      : { ids: file.idWords, lines: Float64Array.from(file.index.spans.line) }),
    states: statesOf(measures, file),
    models: await modelsOf(place),
  };
}

/** The models that score a dataset. */
async function modelsOf({ model, languageModel }: Workplace): Promise<ModelInPlace[]> {
  const models = [await modelInPlace('encoder', model.folder)];
  if (languageModel) models.push(await modelInPlace('languageModel', languageModel.folder));
  return models;
}

/** The stored columns of a dataset, those of an earlier state of it among them. */
export async function shownTable(place: Workplace): Promise<ScoreTable> {
  return (await storedMeasures(place)).flatMap(({ columns }) => columns);
}

/** A row that an earlier scoring of the dataset did not know is stale; one that any measure lacks otherwise is unscored. */
function statesOf(measures: readonly StoredMeasure[], file: DatasetFile): Uint8Array {
  const states = new Uint8Array(file.count).fill(measures.length > 0 ? rowStates.scored : rowStates.unscored);
  for (const { missing, stale } of [...measures].sort((a, b) => Number(a.stale) - Number(b.stale)))
    for (let row = 0; row < states.length; row++)
      if (missing[row] === 1) states[row] = stale ? rowStates.stale : rowStates.unscored;
  return states;
}
