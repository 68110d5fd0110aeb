import { afterPeriods, glickoDefaults, newRatings, type Ratings } from './glicko2';
import type { GlickoSettings } from './glickoUpdate';
import type { Matches } from './matchOrder';

/** The ratings of so many players after all periods of a log of matches, earlier periods first. */
export function ratedMatches(
  players: number,
  periods: readonly { readonly matches: Matches }[],
  settings: GlickoSettings = glickoDefaults,
): Ratings {
  return afterPeriods(
    newRatings(players, settings),
    periods.map(({ matches }) => matches),
    settings,
  );
}
