import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';
import { coverageSchema } from '../numbers/clusterCoverage';
import { dimensionSchema } from '../numbers/intrinsicDimension';
import { repetitionSchema } from '../text/repetition';
import { countBelow, quantile, sortedFinite } from '../numbers/quantile';
import type { ScoreColumn, ScoreTable } from '../scores/table';

const setVectorsSchema = v.object({
  ...coverageSchema.entries,
  /** The rows whose vectors were looked at. */
  rows: countSchema,
  /** The effective number of distinct examples (Vendi score), and the most that it can be. */
  effective: figureSchema,
  mostEffective: figureSchema,
  dimension: dimensionSchema,
});

/** How the vectors of a set lie. */
export type SetVectors = Message<typeof setVectorsSchema>;

const setTagsSchema = v.object({
  /** The rows that have any. */
  rows: countSchema,
  /** How many different tags they have. */
  distinct: countSchema,
  /** The tags that are most frequent in the whole, and the share of those rows that has each. */
  shares: v.array(v.object({ tag: v.string(), share: figureSchema })),
});

/** How often tags occur. */
export type SetTags = Message<typeof setTagsSchema>;

const setFiguresSchema = v.object({
  rows: countSchema,
  /** The tokens of all its questions and answers, as far as they are counted. */
  tokens: v.exactOptional(figureSchema),
  /** The share of its rows in each quarter of the whole by distance from the nearest prototype, the nearest first. */
  quartiles: v.exactOptional(v.array(figureSchema)),
  vectors: v.exactOptional(setVectorsSchema),
  texts: v.exactOptional(repetitionSchema),
  tags: v.exactOptional(setTagsSchema),
});

/** What a set of rows is as a set. What is not known is left out. */
export type SetFigures = Message<typeof setFiguresSchema>;

/** A set beside the whole that it was drawn from. */
export const setReportSchema = v.object({
  set: setFiguresSchema,
  /**
   * The whole: its rows, tokens and quartiles are those of all of it; texts, vectors and tags are those of as many
   * rows as were looked at of the set, drawn at random: what a set of that size has by chance.
   */
  whole: setFiguresSchema,
  /** The field that tags were read from. */
  tagField: v.exactOptional(v.string()),
  /** How many rows of the set were looked at for texts, vectors and tags. */
  sampled: countSchema,
});

/** A set beside the whole that it was drawn from. */
export type SetReport = Message<typeof setReportSchema>;

/** Most tags whose shares are told. */
const mostTags = 12;

/** How often tags occur, by the tags of each row; the shares are of `named`, or of the most frequent where none are. */
export function tagShares(tags: readonly (readonly string[])[], named?: readonly string[]): SetTags {
  const counts = new Map<string, number>();
  for (const tag of tags.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const rows = tags.filter(({ length }) => length > 0).length;
  const frequent = [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([tag]) => tag);
  const told = named ?? frequent.slice(0, mostTags);
  return {
    rows,
    distinct: counts.size,
    shares: told.map((tag) => ({ tag, share: (counts.get(tag) ?? 0) / rows })),
  };
}

/** The tokens of questions and answers of these rows together; undefined where none are counted. */
export function tokensOf(table: ScoreTable, rows: ArrayLike<number>): number | undefined {
  let sum: number | undefined;
  for (const { id, values } of table) {
    if (id !== 'questionTokens' && id !== 'answerTokens') continue;
    for (let at = 0; at < rows.length; at++) {
      const tokens = values[rows[at]!];
      if (tokens !== undefined && !Number.isNaN(tokens)) sum = (sum ?? 0) + tokens;
    }
  }
  return sum;
}

/** The share of these rows in each quarter of a column; undefined where none of them is known. */
export function quartileShares({ values }: ScoreColumn, rows: ArrayLike<number>): number[] | undefined {
  const sorted = sortedFinite(values);
  const edges = Float64Array.of(...[0.25, 0.5, 0.75].map((q) => quantile(sorted, q)));
  const counts = [0, 0, 0, 0];
  let known = 0;
  for (let at = 0; at < rows.length; at++) {
    const value = values[rows[at]!]!;
    if (!Number.isFinite(value)) continue;
    counts[countBelow(edges, value)]!++;
    known++;
  }
  return known === 0 ? undefined : counts.map((count) => count / known);
}
