import { resolve } from 'node:path';
import { roles } from '../../core/dataset/fields/fieldMap';
import { formatManifest, manifestEnding, type Manifest } from '../../core/mixture/manifest';
import { checkRecipe, type PartialRecipe, type Recipe } from '../../core/mixture/recipe';
import { settledRecipe, type SettledRecipe } from '../../core/mixture/settledRecipe';
import { emptyBands } from '../../core/mixture/emptyBands';
import { parseRecipe } from '../../core/mixture/recipeFile';
import type { MixProgress, MixReport, MixRequest } from '../../core/protocol/engineApi';
import type { Draw } from '../../core/mixture/sampler';
import type { CallContext } from '../../core/protocol/rpc';
import type { Remark } from '../../core/remedy';
import { doubtsOf } from '../../core/scores/doubts';
import type { ScoreColumn } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import { refuseExisting, refuseSource, replaceWhole, writeWhole } from '../files/atomicFile';
import { readText } from '../files/wholeFile';
import { version } from '../calls/version';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { recipeColumn } from './chosenColumn';
import { digestOfDraw, drawMixture, manifestOf, mixtureSize, notWritten } from './mixture';
import { outputPacking } from './otherFormat';
import { sourcesOf } from './sources';
import { writeRecords, type WrittenRecords } from './recordFile';
import { refuseOtherReading } from './sameReading';

/** So many milliseconds lie between two reports at least. */
const reportEvery = 100;

/** Writes a mixture and its manifest. Throws UserError; nothing is left half written. */
export async function writeMixture(
  place: Workplace,
  request: MixRequest,
  context: CallContext<MixProgress>,
): Promise<MixReport> {
  const out = resolve(request.out);
  const manifestFile = `${out}${manifestEnding}`;
  for (const source of sourcesOf(place.file))
    for (const file of [out, manifestFile]) await refuseSource(source, file);
  await refuseExisting(out, request);
  await refuseExisting(manifestFile, request);
  const packing = outputPacking(place.file, out);
  const said = await recipeOf(request);
  const column = await recipeColumn(place, said, request.scores, context);
  const recipe = settledRecipe(said, column);
  context.progress({ stage: 'drawing' });
  const draw = await drawOf(place.file, column, recipe, context.signal);
  refuseOtherDraw(request, digestOfDraw(place.file, draw));
  await refuseOtherReading(place.file, draw.rows, context.signal);
  // A mixture without its manifest proves nothing: both are there, or neither, and what was there before.
  const size = mixtureSize(place.file, draw.rows);
  let dropped: WrittenRecords['dropped'];
  const write = async (beside: string): Promise<Manifest> => {
    const onWritten = nowAndThen((done, total) => context.progress({ stage: 'writing', done, total }));
    const written = await writeRecords(place.file, draw.rows, beside, {
      ...{ packing, onWritten, signal: context.signal },
    });
    dropped = written.dropped;
    const output = { ...written, out, map: saidOf(place.file) };
    const made = { gradus: version, ...manifestOf(place.file, column, recipe, draw, output) };
    await refuseExisting(out, request);
    await writeWhole(manifestFile, [Buffer.from(formatManifest(made))], undefined, request);
    return made;
  };
  const manifest = await replaceWhole(out, write, size, request);
  const mixture = Float64Array.from(draw.rows, (row) => column.values[row]!);
  return {
    out,
    manifestFile,
    manifest,
    of: place.file.digest,
    title: column.title,
    direction: column.direction,
    doubts: doubtsOf(Object.keys(recipe.blend ?? { [column.id]: 1 }), {
      map: place.file.fields.map,
      detections: place.file.detections,
    }),
    // Each record that has a score can be read.
    problems: draw.available.unscored > 0 ? await place.file.problems(context.signal) : [],
    ...remarkOn(recipe, column, draw),
    dropped: (dropped ?? []).map(
      ({ key, why }) => `The metadata "${key}" of the source is not in the mixture: ${why}.`,
    ),
    source: Float64Array.from(column.values),
    mixture,
  };
}

/** The draw. Throws UserError; where rows are lacking because the file is another by now, that is what is said. */
async function drawOf(
  file: DatasetFile,
  column: ScoreColumn,
  recipe: SettledRecipe,
  signal: AbortSignal,
): Promise<Draw> {
  try {
    return drawMixture(file, column, recipe);
  } catch (error) {
    if (error instanceof UserError && !(await file.isUnchanged(signal))) throw notWritten(file);
    throw error;
  }
}

function refuseOtherDraw({ drawn }: MixRequest, digest: string): void {
  if (drawn === undefined || drawn === digest) return;
  throw new UserError(
    'The mixture is another one than was shown, because other scores are known by now: nothing was written.',
    { remedy: { kind: 'drawAgain' } },
  );
}

/** The same report, but not more often than people can read. */
function nowAndThen(report: (done: number, total: number) => void): typeof report {
  let reported = -Infinity;
  return (done, total) => {
    if (performance.now() - reported < reportEvery) return;
    report(done, total);
    reported = performance.now();
  };
}

/** That a band is empty is worth a word where other cut-offs would fill it. */
function remarkOn(recipe: SettledRecipe, column: ScoreColumn, { cut, available }: Draw): { remark?: Remark } {
  const remark = recipe.mixture === 'all' ? undefined : emptyBands(column, recipe, cut, available);
  return remark?.remedy ? { remark } : {};
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
