import * as v from 'valibot';
import { defaultBands, type Band } from '../scores/bands';
import { presetNames } from '../scores/presetList';
import { UserError } from '../userError';

/** The mixtures that can be named, and the bands each is drawn from, in equal shares. */
export const mixtures = {
  easy: ['easy'],
  medium: ['medium'],
  hard: ['hard'],
  balanced: ['easy', 'medium', 'hard'],
  'easy-and-hard': ['easy', 'hard'],
  all: ['all'],
} as const satisfies Record<string, readonly (Band | 'all')[]>;

/** The name of a mixture. */
export type MixtureName = keyof typeof mixtures;

const wholeNumber = v.pipe(v.number(), v.integer('a whole number'));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
// JSON, and so a manifest, has no infinite numbers.
const cutOff = v.pipe(v.number(), v.finite('a finite number'));
const bandRule = v.union([
  v.strictObject({ easy: share, hard: share }),
  v.strictObject({ easyUpTo: cutOff, hardFrom: cutOff }),
  v.strictObject({ preset: v.picklist(presetNames) }),
]);

/** What a recipe may say. */
export const recipeSchema = v.strictObject({
  mixture: v.picklist(Object.keys(mixtures) as MixtureName[]),
  size: v.optional(v.pipe(wholeNumber, v.minValue(1))),
  seed: v.optional(v.pipe(wholeNumber, v.minValue(0), v.maxValue(2 ** 32 - 1)), 0),
  measure: v.optional(v.string()),
  bands: v.optional(bandRule, defaultBands as { easy: number; hard: number }),
  shortage: v.optional(v.picklist(['error', 'fill']), 'error'),
  order: v.optional(v.picklist(['source', 'easy-first', 'hard-first', 'shuffled']), 'source'),
});

/** What a mixture is made by: the same recipe, dataset and scores give the same bytes. */
export type Recipe = v.InferOutput<typeof recipeSchema>;

/** What of a recipe was said; the rest takes its usual values. */
export type PartialRecipe = v.InferInput<typeof recipeSchema>;

/** Checks a recipe and fills in what it leaves out. Throws UserError naming the field that is wrong. */
export function checkRecipe(value: unknown, source: string): Recipe {
  const checked = v.safeParse(recipeSchema, value);
  if (!checked.success) throw new UserError(`${source}: ${faultOf(checked.issues[0])}`);
  const { bands } = checked.output;
  const inverted = 'easy' in bands && bands.easy >= bands.hard;
  if (inverted)
    throw new UserError(
      `${source}: bands.easy (${bands.easy}) must be smaller than bands.hard (${bands.hard}).`,
    );
  return checked.output;
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  if (field === null) return 'a recipe is a list of fields such as "mixture: hard".';
  if (field === 'mixture')
    return `there is no mixture ${issue.received}; there are ${Object.keys(mixtures).join(', ')}.`;
  if (issue.expected === 'never') return `a recipe has no field "${field}".`;
  if (field === 'bands')
    return `"bands" takes either easy and hard (shares from 0 to 1), easyUpTo and hardFrom (values of the measure) or preset (${presetNames.join(', ')}).`;
  return `"${field}" cannot be ${issue.received}: ${issue.expected ?? issue.message} is expected.`;
}
