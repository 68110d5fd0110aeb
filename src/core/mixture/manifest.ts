import * as v from 'valibot';
import { roles, type Role } from '../dataset/fields/fieldMap';
import { UserError } from '../userError';
import { checkRecipe, type Recipe } from './recipe';
import { saidVersion } from './saidVersion';

/** What the name of a manifest ends in; it begins with the mixture's. */
export const manifestEnding = '.manifest.json';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const bandCounts = v.strictObject({ easy: count, medium: count, hard: count, unscored: count });
const file = {
  file: v.string(),
  rows: count,
  bytes: count,
  sha256: digest,
  /** What a packed file holds: the text that is unpacked of it, or the rows of Parquet as JSON Lines. It proves the records, however they are packed. */
  content: v.exactOptional(v.strictObject({ bytes: count, sha256: digest })),
};

const pathsOfRoles = Object.fromEntries(roles.map((role) => [role, v.array(v.string())])) as Record<
  Role,
  v.ArraySchema<v.StringSchema<undefined>, undefined>
>;

/** What the user said of the fields: of some roles, in the order of roles. */
const saidOfFields = v.strictObject(
  Object.fromEntries(roles.map((role) => [role, v.exactOptional(v.array(v.string()))])) as Record<
    Role,
    v.ExactOptionalSchema<v.ArraySchema<v.StringSchema<undefined>, undefined>, undefined>
  >,
);

const manifestSchema = v.strictObject({
  /** The version of Gradus that wrote it. */
  gradus: v.string(),
  /** The version of the format of manifests. */
  format: v.optional(v.literal(1), 1),
  kind: v.literal('mixture'),
  recipe: v.looseObject({}),
  source: v.strictObject({ ...file, format: v.string() }),
  /** The fields the scores were made from, by role. */
  fields: v.strictObject(pathsOfRoles),
  /** What of them the user said, as with --map; the rest was found out. Earlier versions did not write it down. */
  map: v.exactOptional(saidOfFields),
  /** The levels of the difficulty in the order that the user gave. */
  levels: v.exactOptional(v.array(v.string())),
  /** What the user said of how the source is to be read. */
  reading: v.exactOptional(
    v.strictObject({
      header: v.exactOptional(v.boolean()),
      encoding: v.exactOptional(v.string()),
      records: v.exactOptional(v.string()),
      split: v.exactOptional(v.string()),
      config: v.exactOptional(v.string()),
    }),
  ),
  scores: v.strictObject({ measure: v.string(), basis: v.string(), sha256: digest }),
  bands: v.strictObject({
    easyUpTo: v.nullable(v.number()),
    hardFrom: v.nullable(v.number()),
    available: bandCounts,
    drawn: bandCounts,
    filled: count,
  }),
  output: v.strictObject(file),
});

/** How a mixture came to be: enough to make its bytes again and to prove it. Holds no time and no absolute path. */
export type Manifest = Omit<v.InferOutput<typeof manifestSchema>, 'recipe'> & { readonly recipe: Recipe };

/** The manifest as the text of its file. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Reads a manifest. Throws UserError where the text is none. */
export function parseManifest(text: string, name: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError(`${name} is not a manifest: it is not JSON. A manifest ends in ${manifestEnding}.`);
  }
  saidVersion(value, { field: 'format', files: 'manifests', newest: 1 }, name);
  const checked = v.safeParse(manifestSchema, value);
  if (!checked.success) {
    const field = v.getDotPath(checked.issues[0]);
    throw new UserError(
      `${name} is not a manifest of a mixture: ${field === null ? 'it is no object' : `"${field}" is missing or wrong`}.`,
    );
  }
  return { ...checked.output, recipe: checkRecipe(checked.output.recipe, `${name}, recipe`) };
}
