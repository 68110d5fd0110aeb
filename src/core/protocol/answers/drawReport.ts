import * as v from 'valibot';
import { countSchema, figureSchema, placesSchema, type Message } from '../../message';
import { drawFiguresSchema } from '../../mixture/drawFigures';
import { recipeSchema } from '../../mixture/recipe';

const toScoreSchema = v.object({
  rows: countSchema,
  /** Whether there are scores of an earlier state of the dataset in their place. */
  stale: v.boolean(),
  measures: v.array(v.string()),
});

/** Rows that could have a score by what a mixture goes by and have none of the dataset as it is, and the measures that give it. */
export type ToScore = Message<typeof toScoreSchema>;

/** What a mixture would hold. */
export const drawReportSchema = v.object({
  ...drawFiguresSchema.entries,
  rows: placesSchema,
  recipe: recipeSchema,
  /** The column that it goes by, and what people call it. */
  measure: v.string(),
  title: v.string(),
  /** A digest of what was drawn, to ask for this and nothing else. */
  digest: v.string(),
  /** What would be computed before it is written. */
  toScore: toScoreSchema,
  /** The tokens of its questions and answers together; undefined where none are counted. */
  tokens: v.exactOptional(figureSchema),
});

/** What a mixture would hold. */
export type DrawReport = Message<typeof drawReportSchema>;
