import { refuseUnsure } from '../../core/detection/detection';
import { comparedRuns } from '../../core/psychometrics/rollouts/comparedRuns';
import type { Tries } from '../../core/psychometrics/rollouts/prior';
import type {
  CalibrationProgress,
  CompareRunsRequest,
  ComparedRow,
  RunsComparison,
} from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { joinAsked } from '../responseLogs/joining/joinAsked';
import { joinItems } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';
import type { ImportReport } from '../../core/protocol/importReport';
import type { DatasetFile } from '../sources/datasetFile';
import type { LogShelf } from './logShelf';

/** From this chance on a row counts as solved where nothing else is said. */
const usualBar = 0.5;
const shownChars = 60;

/**
 * Compares two runs of one policy on a dataset, row by row; nothing is kept. Throws UserError where a run leaves something
 * open, is of several respondents or does not belong to the dataset, and where no row was tried in both.
 */
export async function compareRuns(
  file: DatasetFile,
  shelf: LogShelf,
  request: CompareRunsRequest,
  context: CallContext<CalibrationProgress>,
): Promise<RunsComparison> {
  const bar = request.bar ?? usualBar;
  const before = await runOn(file, shelf, { ...request, logs: request.before }, context);
  const after = await runOn(file, shelf, { ...request, logs: request.after }, context);
  const comparison = comparedRuns(before.tries, after.tries, bar);
  const rows: ComparedRow[] = [];
  let [onlyBefore, onlyAfter] = [0, 0];
  for await (const batch of file.examples())
    for (const { row, question } of batch) {
      const tries = [before.tries.tries[row]!, after.tries.tries[row]!] as const;
      if (tries[0] > 0 && tries[1] === 0) onlyBefore++;
      if (tries[1] > 0 && tries[0] === 0) onlyAfter++;
      if (tries[0] === 0 || tries[1] === 0) continue;
      const right = [before.tries.right[row]!, after.tries.right[row]!] as const;
      const asked = question.trim().replace(/\s+/g, ' ').slice(0, shownChars);
      rows.push({ row, question: asked, tries, right, ...comparison(row) });
    }
  if (rows.length === 0)
    throw new UserError(
      `No row of ${file.index.name} was tried in both runs, so that nothing can be compared.`,
    );
  return {
    ...{ name: file.index.name, bar, rows, onlyBefore, onlyAfter },
    ...{ before: before.report, after: after.report },
  };
}

/** The tries of a run by row of the dataset. */
async function runOn(
  file: DatasetFile,
  shelf: LogShelf,
  { logs, reading, join: way, anyway }: CompareRunsRequest & { readonly logs: readonly string[] },
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<{ readonly tries: Tries; readonly report: ImportReport }> {
  const log = await shelf.read(
    { logs: [...logs], ...(reading && { reading }) },
    { signal, progress: (done, total) => progress({ kind: 'reading', done, total }) },
  );
  refuseUnsure(log.report.detections);
  const { items, respondents, clues, report } = log;
  const named = logs.join(', ');
  if (respondents.length > 1)
    throw new UserError(
      `${named} is of ${respondents.length} respondents (${respondents.slice(0, 3).join(', ')}), not one run of one policy.`,
    );
  const asked = joinAsked(way);
  const join = await joinItems(log, file, undefined, asked);
  if (join.matched === 0)
    throw new UserError(`None of the ${items.length} items of ${named} is in ${file.index.name}.`);
  const { doubts } = joinReport({ items, clues, join, count: file.count, asked });
  if (doubts.length > 0 && !anyway)
    throw new UserError(`${named} may not be of ${file.index.name}: ${doubts.join(', and ')}.`, {
      remedy: { kind: 'importAnyway', what: 'responses' },
    });
  return { tries: byRow(log, join.itemOfRow), report };
}

function byRow(
  { items, item, correct, attempts }: Awaited<ReturnType<LogShelf['read']>>,
  itemOfRow: Int32Array,
): Tries {
  const sums = { right: new Float64Array(items.length), tries: new Float64Array(items.length) };
  item.forEach((one, at) => {
    sums.right[one]! += correct[at]!;
    sums.tries[one]! += attempts[at]!;
  });
  const onRows = (values: Float64Array): Float64Array =>
    Float64Array.from(itemOfRow, (one) => (one < 0 ? 0 : values[one]!));
  return { right: onRows(sums.right), tries: onRows(sums.tries) };
}
