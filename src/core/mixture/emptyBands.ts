import type { Remark } from '../remedy';
import { levelsOf, sortedFinite } from '../numbers/quantile';
import { bands, mostLevels, proposedCutOffs, type Band, type CutOffs } from '../scores/bands';
import type { ScoreColumn } from '../scores/table';
import type { SettledRecipe } from './settledRecipe';

/** Why some of these bands have no rows, and the cut-offs that would give them some; undefined where all have rows. */
export function emptyBands(
  column: ScoreColumn,
  { bands: rule }: Pick<SettledRecipe, 'bands'>,
  cut: CutOffs,
  available: Readonly<Record<Band, number>>,
  among: readonly Band[] = bands,
): Remark | undefined {
  const empty = among.filter((band) => available[band] === 0);
  if (empty.length === 0) return undefined;
  if (bands.every((band) => available[band] === 0)) return { text: `No row has a score by ${column.title}.` };
  const text = `No row is ${empty.join(' or ')} by ${column.title}: ${reasonOf(column, cut)}.`;
  if (!('easy' in rule)) return { text };
  const proposed = proposedCutOffs(column.values, column.direction, rule);
  if (!proposed) return { text: `${text} It has too few levels for three bands: choose another measure.` };
  return { text, remedy: { kind: 'chooseCutOffs', ...proposed, descending: column.direction === -1 } };
}

function reasonOf({ values, direction }: ScoreColumn, { easy, hard }: CutOffs): string {
  const [upTo, from] = direction === -1 ? ['at least', 'at most'] : ['at most', 'at least'];
  const ends = `what is ${upTo} ${easy} is easy, what is ${from} ${hard} is hard`;
  const sorted = sortedFinite(values);
  const levels = levelsOf(sorted, mostLevels) ?? [];
  if (levels.length === 0) return ends;
  const most = levels.reduce((one, other) => (other.count > one.count ? other : one));
  const share = Math.round((100 * most.count) / sorted.length);
  return `${ends}, and ${share}% of the rows with a score have the value ${most.value}`;
}
