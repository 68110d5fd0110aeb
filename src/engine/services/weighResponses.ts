import { refuseUnsure } from '../../core/detection/detection';
import type { ImportQuestion } from '../../core/protocol/importReport';
import type { CalibrateRequest, CalibrationProgress, ImportRequest } from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { joinAsked } from '../responseLogs/joining/joinAsked';
import { joinItems } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';
import { quoted } from '../responseLogs/joining/joinDoubts';
import { joinWords } from '../responseLogs/joining/refuseImport';
import { importQuestion } from '../responseLogs/joining/rememberedImport';
import { rememberJoin } from '../responseLogs/joining/rememberedJoin';
import type { Workplace } from '../workplace/workplace';
import { readAnchors } from '../calibrating/anchors';
import { calibrationKey } from '../calibrating/calibrateLogs';
import type { LogShelf } from '../calibrating/logShelf';
import { importedResponses, type RememberedResponses } from '../calibrating/rememberedResponses';

/** What an import of responses would do, and how its items would be found. */
export interface WeighedResponses {
  readonly question: ImportQuestion;
  /** What would be remembered of it. */
  readonly comes: RememberedResponses;
}

/**
 * Reads response logs and looks what importing them would do to a dataset; nothing is calibrated, and what was read
 * stays on the shelf. Throws UserError where no item is in the dataset.
 */
export async function weighResponses(
  { file, inputs }: Workplace,
  shelf: LogShelf,
  { join: way, ...request }: CalibrateRequest & Pick<ImportRequest, 'join'>,
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<WeighedResponses> {
  const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
  const log = await shelf.read(request, { signal, progress: reading });
  refuseUnsure(log.report.detections);
  const anchor = request.anchors === undefined ? undefined : await readAnchors(request.anchors, log.items);
  const { items, clues, respondents } = log;
  const asked = joinAsked(way);
  const join = await joinItems(log, file, undefined, asked);
  if (join.matched === 0)
    throw new UserError(
      `None of the ${items.length} items of the responses is in ${file.index.name}${asked ? ` ${joinWords[asked]}` : ': neither by its id, its text, its content hash nor its row'}. The first item is ${quoted(items[0]!)}.`,
    );
  const comes: RememberedResponses = {
    key: calibrationKey(log, request, anchor),
    request,
    items: items.length,
    respondents: respondents.length,
    join: rememberJoin(join, items.length, file),
  };
  const report = joinReport({ items, clues, join, count: file.count, asked });
  return { question: importQuestion(importedResponses, inputs.responses.remembered, comes, report), comes };
}
