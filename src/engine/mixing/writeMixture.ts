import { resolve } from 'node:path';
import { roles } from '../../core/dataset/fields/fieldMap';
import { formatManifest, manifestEnding, type Manifest } from '../../core/mixture/manifest';
import { checkRecipe, type PartialRecipe, type Recipe } from '../../core/mixture/recipe';
import { parseRecipe } from '../../core/mixture/recipeFile';
import type { MixReport, MixRequest, ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { refuseExisting, refuseSource, replaceWhole, writeNew, writeWhole } from '../files/atomicFile';
import { readText } from '../files/wholeFile';
import { version } from '../calls/version';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { recipeColumn } from './chosenColumn';
import { drawMixture, manifestOf, mixtureBytes, mixtureSize } from './mixture';
import { refuseOtherFormat } from './otherFormat';
import { refuseOtherReading } from './sameReading';

/** Writes a mixture and its manifest. Throws UserError; nothing is left half written. */
export async function writeMixture(
  place: Workplace,
  request: MixRequest,
  context: CallContext<ScoreProgress>,
): Promise<MixReport> {
  const out = resolve(request.out);
  const manifestFile = `${out}${manifestEnding}`;
  for (const file of [out, manifestFile]) await refuseSource(place.file.index.path, file);
  await refuseExisting(out, request.force);
  await refuseExisting(manifestFile, request.force);
  refuseOtherFormat(place.file, out);
  const recipe = await recipeOf(request);
  const column = await recipeColumn(place, recipe, request.scores, context);
  const draw = drawMixture(place.file, column, recipe);
  await refuseOtherReading(place.file, draw.rows, context.signal);
  // A mixture without its manifest proves nothing: both are there, or neither, and what was there before.
  const write = async (beside: string): Promise<Manifest> => {
    const written = await writeNew(beside, mixtureBytes(place.file, draw.rows, context.signal));
    const output = { ...written, out, map: saidOf(place.file) };
    const made = { gradus: version, ...manifestOf(place.file, column, recipe, draw, output) };
    await writeWhole(manifestFile, [Buffer.from(formatManifest(made))]);
    return made;
  };
  const manifest = await replaceWhole(out, write, mixtureSize(place.file, draw.rows));
  const mixture = Float64Array.from(draw.rows, (row) => column.values[row]!);
  return {
    out,
    manifestFile,
    manifest,
    of: place.file.digest,
    source: Float64Array.from(column.values),
    mixture,
  };
}

/** What the user said of the fields, however it was said, in the order of roles. */
function saidOf({ said }: DatasetFile): NonNullable<Manifest['map']> {
  return Object.fromEntries(roles.flatMap((role) => (said[role] ? [[role, [...said[role]]]] : [])));
}

async function recipeOf({ recipe, recipeFile }: MixRequest): Promise<Recipe> {
  if (!recipeFile) return checkRecipe(recipe, 'The recipe');
  const text = await readText(recipeFile, { what: 'a recipe', most: 2 ** 20 });
  const said = Object.entries(recipe).filter(([, value]) => value !== undefined);
  const base: PartialRecipe = parseRecipe(text, recipeFile);
  return checkRecipe({ ...base, ...Object.fromEntries(said) }, recipeFile);
}
