import type { Ratings } from '../../core/psychometrics/glicko2';
import { ratedAnswers } from '../../core/psychometrics/itemRatings';
import type {
  CalibrationProgress,
  GlickoReport,
  GlickoRequest,
  RatingColumns,
} from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { refuseExisting } from '../files/atomicFile';
import { writeColumns } from './exportItems';
import type { LogShelf } from './logShelf';

/** Rates the items of response logs, and the respondents beside them. */
export async function glickoReport(
  shelf: LogShelf,
  { periods = 'one', out, persons, force, ...request }: GlickoRequest,
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<GlickoReport> {
  for (const path of [out, persons]) if (path !== undefined) await refuseExisting(path, force);
  const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
  const log = await shelf.read(request, { signal, progress: reading });
  const periodOf = periods === 'one' ? undefined : log.respondents.map((_, at) => at);
  const rated = ratedAnswers(log, periodOf);
  const items = columnsOf(log.items, rated.items);
  const respondents = columnsOf(log.respondents, rated.respondents);
  if (out !== undefined) await writeRatings(out, 'item', items);
  if (persons !== undefined) await writeRatings(persons, 'respondent', respondents);
  return {
    items,
    respondents,
    periods: rated.periods,
    log: log.report,
  };
}

function writeRatings(path: string, what: string, columns: RatingColumns): Promise<unknown> {
  const { names, rating, deviation, volatility, games } = columns;
  return writeColumns(
    path,
    [
      [what, (at) => names[at]!],
      ['rating', (at) => rating[at]!],
      ['rating_std', (at) => deviation[at]!],
      ['rating_volatility', (at) => volatility[at]!],
      ['games', (at) => games[at]!],
    ],
    names.length,
  );
}

function columnsOf(names: readonly string[], ratings: Ratings): RatingColumns {
  return { names, ...ratings };
}
