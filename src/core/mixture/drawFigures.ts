import * as v from 'valibot';
import { countSchema, type Message } from '../message';
import { cutOffsSchema } from '../scores/bands';

const bandCountsSchema = v.object({
  easy: countSchema,
  medium: countSchema,
  hard: countSchema,
  unscored: countSchema,
});

/** How many rows each band has; `unscored` rows are in none. */
export type BandCounts = Message<typeof bandCountsSchema>;

/** What a drawn mixture holds, its rows aside. */
export const drawFiguresSchema = v.object({
  cut: cutOffsSchema,
  available: bandCountsSchema,
  drawn: bandCountsSchema,
  /** Where a band was too small and the recipe says `shortage: fill`: how many rows came from elsewhere. */
  filled: countSchema,
});

/** What a drawn mixture holds, its rows aside. */
export type DrawFigures = Message<typeof drawFiguresSchema>;
