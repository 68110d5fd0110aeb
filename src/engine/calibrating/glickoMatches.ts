import { ratedMatches } from '../../core/psychometrics/glicko/matchRatings';
import type { GlickoMatchesReport, GlickoMatchesRequest } from '../../core/protocol/glickoApi';
import type { TextCopies } from '../sources/textCopy';
import { readMatches } from '../responseLogs/matches/matchLog';
import { requireTablePlace } from './exportItems';
import { writeRatings } from './writeRatings';

/** Rates the players of logs of matches, period by period. */
export async function glickoMatches(
  { logs, out, escapeFormulas, ...agreed }: GlickoMatchesRequest,
  texts: TextCopies,
  signal: AbortSignal,
): Promise<GlickoMatchesReport> {
  await requireTablePlace(out, agreed);
  const { players: names, periods, report } = await readMatches(logs, { texts, signal });
  const players = { names, ...ratedMatches(names.length, periods) };
  if (out !== undefined) await writeRatings(out, 'player', players, { escapeFormulas, agreed });
  const { matches, unplayed, notes, problems, problemCount } = report;
  return { players, periods: periods.length, matches, unplayed, notes, problems, problemCount };
}
