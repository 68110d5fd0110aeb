import type { Remark } from '../remedy';
import {
  bandOf,
  bands,
  countBands,
  cutOffs,
  orientation,
  overlap,
  proposedCutOffs,
  type Band,
  type BandRule,
  type CutOffs,
} from '../scores/bands';
import { presetCut } from '../scores/presets';
import { countKnown, type ScoreColumn } from '../scores/table';
import { UserError } from '../userError';
import type { BandCounts, DrawFigures } from './drawFigures';
import { emptyBands } from './emptyBands';
import { mixtures } from './recipe';
import type { SettledRecipe } from './settledRecipe';

/** All rows of a dataset by their priority under a seed, see `priority`; identical records in the order of the file. */
export type InPriority = (seed: number) => Uint32Array;

/** The rows of a mixture, in the order in which they are written. */
export interface Draw extends DrawFigures {
  readonly rows: readonly number[];
}

/**
 * Draws the rows of a mixture. Each band gives its rows of lowest priority under the recipe's seed (identical records:
 * the earlier first), so that any number of shards, in any order, draw the same.
 * Throws UserError where there are too few rows, or where ties would put a row in two bands.
 */
export function drawRows(recipe: SettledRecipe, column: ScoreColumn, inPriority: InPriority): Draw {
  const { values, direction } = column;
  const cut = cutsFor(recipe, column);
  const available = countBands(values, cut, direction);
  const pools = poolsOf(recipe, column, cut, inPriority(recipe.seed));
  const size = recipe.size ?? pools.length * Math.min(...pools.map(({ rows }) => rows.length));
  if (size === 0) throw noRows(recipe, pools, { column, cut, available });
  const { rows, filled } = take(recipe, pools, size, { column, cut, available });
  const ordered = inOrder(recipe, rows, column, inPriority);
  const drawn = countBands(
    Float64Array.from(rows, (row) => values[row]!),
    cut,
    direction,
  );
  return { rows: ordered, cut, available, drawn, filled };
}

function cutsFor(recipe: SettledRecipe, column: ScoreColumn): CutOffs {
  const rule = ruleOf(recipe, column);
  const cut = cutOffs(column.values, column.direction, rule);
  if (recipe.mixture === 'all' || !overlap(cut, column.direction)) return cut;
  if ('easyUpTo' in rule)
    throw new UserError(
      `The cut-offs ${cut.easy}:${cut.hard} put a row in two bands: the first must be the easier.`,
    );
  const proposed = proposedCutOffs(column.values, column.direction, rule);
  const fault = `The easy and the hard quantile of ${column.title} are both ${cut.easy}, because it has so few levels.`;
  if (!proposed)
    throw new UserError(`${fault} It has too few levels for three bands: choose another measure.`);
  const { easy, hard } = proposed;
  throw new UserError(fault, {
    remedy: { kind: 'chooseCutOffs', easy, hard, descending: column.direction === -1 },
  });
}

function ruleOf({ bands }: SettledRecipe, column: ScoreColumn): BandRule {
  if (!('preset' in bands)) return bands;
  const { easy, hard } = presetCut(bands.preset, column);
  return { easyUpTo: easy, hardFrom: hard };
}

interface Pool {
  readonly band: Band | 'all';
  /** Rows by priority. */
  readonly rows: readonly number[];
}

function poolsOf(
  recipe: SettledRecipe,
  { values, direction }: ScoreColumn,
  cut: CutOffs,
  all: Uint32Array,
): Pool[] {
  const pools = mixtures[recipe.mixture].map((band) => ({ band, rows: [] as number[] }));
  for (const row of all) {
    const own = bandOf(values[row]!, cut, direction);
    if (own === undefined) continue;
    for (const { band, rows } of pools) if (band === 'all' || band === own) rows.push(row);
  }
  return pools;
}

/** A column with the bands that its rows lie in. */
interface Banded {
  readonly column: ScoreColumn;
  readonly cut: CutOffs;
  readonly available: BandCounts;
}

function whyEmpty(
  recipe: SettledRecipe,
  pools: readonly Pool[],
  { column, cut, available }: Banded,
): Remark | undefined {
  const needed = bands.filter((band) => pools.some((pool) => pool.band === 'all' || pool.band === band));
  return emptyBands(column, recipe, cut, available, needed);
}

function noRows(recipe: SettledRecipe, pools: readonly Pool[], banded: Banded): UserError {
  const fault = `The ${recipe.mixture} mixture by ${banded.column.title} has no rows.`;
  const why = whyEmpty(recipe, pools, banded);
  return new UserError(why ? `${fault} ${why.text}` : fault, why);
}

function take(
  recipe: SettledRecipe,
  pools: readonly Pool[],
  size: number,
  banded: Banded,
): { rows: number[]; filled: number } {
  const { column } = banded;
  const there = pools.reduce((sum, { rows }) => sum + rows.length, 0);
  const scored = countKnown(column);
  if (size > scored)
    throw new UserError(`${size} rows were asked for, but only ${scored} have a score by ${column.title}.`);
  const wanted = pools.map((_, at) => Math.floor(size / pools.length) + (at < size % pools.length ? 1 : 0));
  const short = pools.findIndex(({ rows }, at) => rows.length < wanted[at]!);
  if (short >= 0 && recipe.shortage === 'error') {
    const { band, rows } = pools[short]!;
    const fault = `The ${band} band by ${column.title} has ${rows.length} rows, ${wanted[short]} are needed for ${size}.`;
    const why = whyEmpty(recipe, [pools[short]!], banded);
    if (why?.remedy) throw new UserError(`${fault} ${why.text}`, why);
    throw new UserError(
      fault + (size > there ? ' Ask for fewer or move the cut-offs.' : ''),
      size > there ? {} : { remedy: { kind: 'fillShortage' } },
    );
  }
  if (size > there)
    throw new UserError(
      `${size} rows were asked for, but the ${recipe.mixture} mixture by ${column.title} has only ${there} to draw from.`,
    );
  const rows = pools.flatMap((pool, at) => pool.rows.slice(0, wanted[at]));
  const filled = size - rows.length;
  if (filled === 0) return { rows, filled };
  const rest = inTurn(pools.map((pool, at) => pool.rows.slice(wanted[at])));
  return { rows: [...rows, ...rest.slice(0, filled)], filled };
}

/** One of each list in turn, until all are used up. */
function inTurn(lists: readonly (readonly number[])[]): number[] {
  const turns = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: turns }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}

function inOrder(
  recipe: SettledRecipe,
  rows: readonly number[],
  column: ScoreColumn,
  inPriority: InPriority,
): number[] {
  if (recipe.order === 'shuffled') {
    const drawn = new Set(rows);
    return [...inPriority(~recipe.seed).filter((row) => drawn.has(row))];
  }
  const sign = orientation(column.direction) * (recipe.order === 'hard-first' ? -1 : 1);
  const difficulty = (row: number): number => (recipe.order === 'source' ? 0 : sign * column.values[row]!);
  return [...rows].sort((a, b) => difficulty(a) - difficulty(b) || a - b);
}
