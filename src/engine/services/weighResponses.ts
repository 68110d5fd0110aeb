import type { ImportNote, ImportQuestion } from '../../core/protocol/importReport';
import type { CalibrateRequest, CalibrationProgress } from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { joinItems } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';
import { quoted } from '../responseLogs/joining/joinDoubts';
import { joinIdentity, rememberJoin, type RememberedJoin } from '../responseLogs/joining/rememberedJoin';
import type { Workplace } from '../workplace/workplace';
import { readAnchors } from '../calibrating/anchors';
import { calibrationKey } from '../calibrating/calibrateLogs';
import type { LogShelf } from '../calibrating/logShelf';
import { noteOn } from '../calibrating/rememberedResponses';

/** What an import of responses would do, and how its items would be found. */
export interface WeighedResponses {
  readonly question: ImportQuestion;
  readonly join: RememberedJoin;
}

/**
 * Reads response logs and looks what importing them would do to a dataset; nothing is calibrated, and what was read
 * stays on the shelf. Throws UserError where no item is in the dataset.
 */
export async function weighResponses(
  { file, remembered }: Workplace,
  shelf: LogShelf,
  request: CalibrateRequest,
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<WeighedResponses> {
  const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
  const log = await shelf.read(request, { signal, progress: reading });
  const anchor = request.anchors === undefined ? undefined : await readAnchors(request.anchors, log.items);
  const { items, clues, respondents } = log;
  const join = await joinItems(log, file);
  if (join.matched === 0)
    throw new UserError(
      `None of the ${items.length} items of the responses is in ${file.index.name}: neither by its id, its text, its content hash nor its row. The first item is ${quoted(items[0]!)}.`,
    );
  const remember = rememberJoin(join, items.length, file);
  const comes: ImportNote = {
    key: calibrationKey(log, request, anchor),
    items: items.length,
    respondents: respondents.length,
    paths: request.logs,
    at: undefined,
  };
  const isKnown = remembered?.key === comes.key;
  const isSame = isKnown && !!remembered.join && joinIdentity(remembered.join) === joinIdentity(remember);
  const report = joinReport({ items, clues, join, count: file.count });
  return {
    question: {
      comes,
      replaces: remembered && !isKnown ? noteOn(remembered) : undefined,
      join: isSame ? { ...report, doubts: [] } : report,
    },
    join: remember,
  };
}
