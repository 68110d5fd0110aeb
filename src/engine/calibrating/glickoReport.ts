import { refuseUnsure } from '../../core/detection/detection';
import type { Ratings } from '../../core/psychometrics/glicko/glicko2';
import { ratedAnswers } from '../../core/psychometrics/glicko/itemRatings';
import type { GlickoReport, GlickoRequest, RatingColumns } from '../../core/protocol/glickoApi';
import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { requireTablePlace } from './exportItems';
import type { LogShelf } from './logShelf';
import { writeRatings } from './writeRatings';

/** Rates the items of response logs, and the respondents beside them. */
export async function glickoReport(
  shelf: LogShelf,
  {
    periods = 'one',
    out,
    respondents: respondentsOut,
    force,
    replaces,
    escapeFormulas,
    ...request
  }: GlickoRequest,
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<GlickoReport> {
  const agreed = { force, replaces };
  for (const path of [out, respondentsOut]) await requireTablePlace(path, agreed);
  const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
  const log = await shelf.read(request, { signal, progress: reading });
  refuseUnsure(log.report.detections);
  const rated = ratedAnswers(log, periods === 'one' ? undefined : 'each');
  const items = columnsOf(log.items, rated.items);
  const respondents = columnsOf(log.respondents, rated.respondents);
  if (out !== undefined) await writeRatings(out, 'item', items, { escapeFormulas, agreed });
  if (respondentsOut !== undefined)
    await writeRatings(respondentsOut, 'respondent', respondents, { escapeFormulas, agreed });
  return {
    items,
    respondents,
    periods: rated.periods,
    log: log.report,
  };
}

function columnsOf(names: readonly string[], ratings: Ratings): RatingColumns {
  return { names, ...ratings };
}
