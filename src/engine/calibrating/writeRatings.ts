import type { RatingColumns } from '../../core/protocol/glickoApi';
import { writeColumns, type TableOptions } from './exportItems';

/** Writes ratings as CSV or JSONL; `what` is what is rated. */
export function writeRatings(
  path: string,
  what: string,
  columns: RatingColumns,
  options: TableOptions,
): Promise<unknown> {
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
    options,
  );
}
