import { setImmediate } from 'node:timers/promises';
import { catalogue } from '../../core/measures/catalogue';
import { humanColumn } from '../../core/measures/human';
import type { CorrelatedColumn, CorrelationReport } from '../../core/protocol/answers/correlationReport';
import { correlate } from '../../core/scores/correlations';
import { countKnown, type ScoreTable } from '../../core/scores/table';
import { trustWords } from '../../core/scores/trustWords';
import { modelFor } from '../inputs/inputs';
import type { DatasetFile } from '../sources/datasetFile';
import { rowSample } from '../sources/rowSample';
import type { Workplace } from '../workplace/workplace';
import { keptReport } from './keptReport';
import { shownTable } from './snapshot';

/** Most rows that are correlated: at 20,000 an interval is .03 wide at most, and forty measures take a second. */
const mostRows = 20_000;

const seed = 3;

/** How the columns that are stored, or stand in a file, agree with each other, and which of them to trust. */
export async function correlationsOf(
  place: Workplace,
  scores: string | undefined,
  signal: AbortSignal,
): Promise<CorrelationReport> {
  const table = scores ? await place.table(scores) : await shownTable(place);
  // Which model a measure was made with is said, too; scores of other models are of another version.
  return keptReport({ file: place.file, table, of: 'correlations' }, () =>
    correlationsIn(place, table, signal),
  );
}

async function correlationsIn(
  place: Workplace,
  whole: ScoreTable,
  signal: AbortSignal,
): Promise<CorrelationReport> {
  const rows = sampledRows(place.file);
  const table = rows
    ? whole.map((column) => ({ ...column, values: Float64Array.from(rows, (row) => column.values[row]!) }))
    : whole;
  const { difficulty } = place.file.fields.map;
  const work = correlate(table, difficulty.map(humanColumn));
  let step = work.next();
  for (; !step.done; step = work.next()) {
    await setImmediate();
    signal.throwIfAborted();
  }
  const { ids, cells, trust } = step.value;
  const columns = ids.map((id) => described(id, whole, place));
  return {
    ...{ columns, cells, trust, rows: rows?.length ?? place.file.count },
    words: trustWords(
      trust,
      difficulty.map((name) => ({ name, known: knownOf(whole, humanColumn(name)) })),
    ),
    ...(!trust && difficulty.length === 0 && { remedy: { kind: 'chooseFields', roles: ['difficulty'] } }),
  };
}

function knownOf(table: ScoreTable, id: string): number {
  const column = table.find((one) => one.id === id);
  return column ? countKnown(column) : 0;
}

/** A sample of the rows; undefined where all can be looked at. */
function sampledRows(file: DatasetFile): number[] | undefined {
  if (file.count <= mostRows) return undefined;
  return rowSample(
    file,
    Uint32Array.from({ length: file.count }, (_, row) => row),
    mostRows,
    seed,
  );
}

function described(id: string, table: ScoreTable, place: Workplace): CorrelatedColumn {
  const { file } = place;
  const column = table.find((one) => one.id === id)!;
  const measure = catalogue.find(
    (one) =>
      one.lacks(file.fields.map) === undefined && one.columns(file.fields.map).some((own) => own.id === id),
  );
  const model = measure && modelFor(measure.needs, place.inputs)?.name;
  return {
    id,
    title: column.title,
    summary: measure?.summary ?? '',
    ...(model === undefined ? {} : { model }),
    known: countKnown(column),
  };
}
