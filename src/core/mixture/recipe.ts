import * as v from 'valibot';
import type { Band } from '../scores/bands';
import { presetNames } from '../scores/presetList';
import { didYouMean } from '../text/closestName';
import { UserError } from '../userError';
import { saidVersion } from './saidVersion';

/** The mixtures that can be named, and the bands each is drawn from, in equal shares. */
export const mixtures = {
  easy: ['easy'],
  medium: ['medium'],
  hard: ['hard'],
  balanced: ['easy', 'medium', 'hard'],
  'easy-and-hard': ['easy', 'hard'],
  all: ['all'],
  // By the chance that a group of tries differs: what is high is kept.
  learnable: ['hard'],
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

const weight = v.pipe(v.number(), v.gtValue(0, 'a number above 0'), v.finite('a finite number'));

/** What a recipe may say. */
export const recipeSchema = v.strictObject({
  /** The version of the language of recipes. */
  gradus: v.optional(v.literal(1), 1),
  mixture: v.picklist(Object.keys(mixtures) as MixtureName[]),
  size: v.optional(v.pipe(wholeNumber, v.minValue(1))),
  seed: v.optional(v.pipe(wholeNumber, v.minValue(0), v.maxValue(2 ** 32 - 1)), 0),
  measure: v.optional(v.string()),
  blend: v.optional(v.pipe(v.record(v.string(), weight), v.minEntries(1, 'at least one measure'))),
  /** Where they are not said: those that are shown, see `settledRecipe`. */
  bands: v.optional(bandRule),
  shortage: v.optional(v.picklist(['error', 'fill']), 'error'),
  order: v.optional(v.picklist(['source', 'easy-first', 'hard-first', 'shuffled']), 'source'),
});

/** What a mixture is made by: the same recipe, dataset and scores give the same bytes. */
export type Recipe = v.InferOutput<typeof recipeSchema>;

/** What of a recipe was said; the rest takes its usual values. */
export type PartialRecipe = v.InferInput<typeof recipeSchema>;

/** Checks a recipe and fills in what it leaves out. Throws UserError naming the field that is wrong. */
export function checkRecipe(value: unknown, source: string): Recipe {
  saidVersion(value, { field: 'gradus', files: 'recipes', newest: 1 }, source);
  const checked = v.safeParse(recipeSchema, value);
  if (!checked.success) throw new UserError(`${source}: ${faultOf(checked.issues, value)}`);
  const { bands, blend, measure } = checked.output;
  if (blend && measure !== undefined)
    throw new UserError(`${source}: a recipe goes by "measure" or by "blend", not by both.`);
  if (blend && bands && 'preset' in bands)
    throw new UserError(`${source}: the cut-offs of a preset are those of one measure, not of a blend.`);
  if (bands && 'easy' in bands && bands.easy >= bands.hard)
    throw new UserError(
      `${source}: bands.easy (${bands.easy}) must be smaller than bands.hard (${bands.hard}).`,
    );
  return checked.output;
}

const bandFields = ['easy', 'hard', 'easyUpTo', 'hardFrom', 'preset'];

/** What is wrong with a recipe: a field that there is not first, because it is mostly the one that is missing. */
function faultOf(issues: readonly v.BaseIssue<unknown>[], recipe: unknown): string {
  const issue = issues.find(({ expected }) => expected === 'never') ?? issues[0]!;
  const field = v.getDotPath(issue);
  if (field === null || Array.isArray(recipe)) return 'a recipe is a list of fields such as "mixture: hard".';
  if (issue.expected === 'never')
    return `a recipe has no field "${field}".${didYouMean(field, Object.keys(recipeSchema.entries))}`;
  const { input } = issue;
  if (field === 'mixture') return mixtureFault(input);
  if (field === 'bands') return bandsFault(recipe);
  if (field.startsWith('blend'))
    return '"blend" takes measures with weights above 0, such as blend: { probeLoss: 2, questionWords: 1 }.';
  const known = { shortage: recipeSchema.entries.shortage, order: recipeSchema.entries.order };
  const names = known[field as keyof typeof known]?.wrapped.options ?? [];
  const meant = typeof input === 'string' ? didYouMean(input, names) : '';
  return `"${field}" cannot be ${issue.received}: ${issue.expected ?? issue.message} is expected.${meant}`;
}

function mixtureFault(input: unknown): string {
  const names = Object.keys(mixtures);
  if (input === undefined) return `"mixture" is missing: it is one of ${names.join(', ')}.`;
  if (typeof input !== 'string') return `"mixture" takes one of ${names.join(', ')}.`;
  return `there is no mixture "${input}".${didYouMean(input, names)} There are ${names.join(', ')}.`;
}

function bandsFault(recipe: unknown): string {
  const { bands } = recipe as { readonly bands: unknown };
  const takes = `"bands" takes either easy and hard (shares from 0 to 1), easyUpTo and hardFrom (values of the measure) or preset (${presetNames.join(', ')}).`;
  if (typeof bands !== 'object' || bands === null) return takes;
  const unknown = Object.keys(bands).find((field) => !bandFields.includes(field));
  if (unknown !== undefined)
    return `"bands" has no field "${unknown}".${didYouMean(unknown, bandFields)} ${takes}`;
  const { preset } = bands as { readonly preset?: unknown };
  if (typeof preset !== 'string' || presetNames.includes(preset)) return takes;
  return `there is no preset "${preset}".${didYouMean(preset, presetNames)} ${takes}`;
}
