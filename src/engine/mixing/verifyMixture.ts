import { access, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { settledRecipe } from '../../core/mixture/settledRecipe';
import { parseManifest, type Manifest } from '../../core/mixture/manifest';
import type { ScoreProgress, VerifyReport, VerifyRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { version } from '../calls/version';
import { digest, type Written } from '../files/atomicFile';
import type { PackedWritten } from '../packed/packedWritten';
import { isGlob } from '../files/glob';
import { withFile } from '../files/systemErrors';
import { readText } from '../files/wholeFile';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { recipeColumn } from './chosenColumn';
import { drawMixture, manifestOf, mixtureBytes } from './mixture';
import { contentsOf, isContent, packedOtherwise, sourceContent } from './provenContent';
import { falseFacts, notCompared } from './provenFacts';

/** Makes a mixture again from its manifest and says everything that differs. Throws UserError where it cannot be made. */
export async function verifyMixture(
  shared: Shared,
  request: VerifyRequest,
  context: CallContext<ScoreProgress>,
): Promise<VerifyReport> {
  const { signal } = context;
  const text = await readText(request.manifest, { what: 'a manifest', most: 2 ** 20, signal });
  const manifest = parseManifest(text, request.manifest);
  const folder = dirname(resolve(request.manifest));
  const data = request.data ?? (await sourceIn(folder, manifest));
  const out = await outputIn(folder, manifest);
  const there = await contentsOf(out, manifest.output, shared, signal);
  const source = await sourceContent(data, manifest, shared, signal);
  const report = {
    file: manifest.output.file,
    notCompared: [
      ...notCompared(manifest, request),
      ...packedOtherwise('source', manifest, source),
      ...packedOtherwise('output', manifest, there),
    ],
  };
  if (!isContent(source, manifest.source))
    return {
      ...report,
      differences: [
        ...(isContent(there, manifest.output) ? [] : [fileDiffers(manifest, there)]),
        `source differs: ${data} was changed since (source.sha256: ${JSON.stringify(manifest.source.sha256)} in the manifest, ${JSON.stringify(source.sha256)} here)`,
      ],
    };
  const made = await madeAgain(shared, { ...request, data, out }, { manifest, there }, context);
  const isOther = !isContent(there, made.output) && !isContent(there, manifest.output);
  const wrong = falseFacts(manifest, made, report.notCompared);
  const facts = wrong.map((fact) => {
    const { field, said, made: again } = fact;
    const values = `${said} in the manifest, ${again} made again`;
    const cause = causeOf(field, manifest, made, there);
    return cause === undefined ? `${field} differs: ${values}` : `${cause}: ${field} is ${values}`;
  });
  const differences = [...(isOther ? [fileDiffers(made, there)] : []), ...facts];
  const { rows, bytes } = made.output;
  return {
    ...{ ...report, made: { rows, bytes, ...(made.output.content && { isPacked: true }) }, differences },
    ...(wrong.some(({ field }) => wantsScores(field, manifest)) && { remedy: { kind: 'mixtureScores' } }),
  };
}

function fileDiffers({ output }: Manifest, there: Written): string {
  return `file differs: it is not what was written (${there.bytes} bytes, ${output.bytes} then)`;
}

/** Whether a fact differs that the scores would prove which the mixture was made with. */
function wantsScores(field: string, { scores }: Manifest): boolean {
  return field === 'scores.sha256' || (field === 'scores.basis' && scores.basis === 'file');
}

/** What makes a fact differ, where that is known. */
function causeOf(
  field: string,
  manifest: Manifest,
  made: Manifest,
  there: PackedWritten,
): string | undefined {
  if (field === 'scores.sha256')
    return `scores differ: ${made.scores.measure} gives other numbers here (another model, version or processor)`;
  if (field === 'scores.basis' && manifest.scores.basis === 'file')
    return 'scores differ: they were read from a file';
  if (/^output\.(content\.)?sha256$/.test(field) && !isContent(there, made.output))
    return 'mixture differs: the recipe draws other rows now';
  return undefined;
}

/** The manifest anew, from the recipe and what the user said of the fields alone. */
async function madeAgain(
  shared: Shared,
  {
    data,
    out,
    scores,
    model,
    languageModel,
    manifest: manifestFile,
  }: VerifyRequest & { data: string; out: string },
  { manifest, there }: { manifest: Manifest; there: PackedWritten },
  context: CallContext<ScoreProgress>,
): Promise<Manifest> {
  const { map, fields, levels, reading } = manifest;
  const place = await Workplace.open(
    {
      ...{ path: data, map: map ?? fields },
      ...(levels ? { levels } : {}),
      ...(reading ? { reading } : {}),
      ...(model ? { model } : {}),
      ...(languageModel ? { languageModel } : {}),
    },
    shared,
    context.signal,
  );
  const column = await recipeColumn(place, manifest.recipe, scores, context);
  const recipe = settledRecipe(manifest.recipe, column);
  const draw = drawMixture(place.file, column, recipe);
  const content = await digest(mixtureBytes(place.file, draw.rows, context.signal));
  // How it is packed is taken as it is: the content is what is made again.
  const bytes = there.content ? { ...there, content } : content;
  const folder = dirname(resolve(manifestFile));
  const beside = join(folder, basename(out));
  const made = manifestOf(place.file, column, recipe, draw, { ...bytes, out: beside, map });
  const file = relative(folder, out).split(sep).join('/');
  return { gradus: version, ...made, output: { ...made.output, file } };
}

/** Where the mixture lies: beside its manifest, or below. Throws UserError where the manifest names anything else. */
async function outputIn(folder: string, { output }: Manifest): Promise<string> {
  const path = await within(folder, output.file);
  if (path !== undefined) return path;
  throw new UserError(
    `The manifest names ${output.file} as its mixture, which is not in the manifest's folder: nothing of it is read. Put the two together.`,
  );
}

/** Where the source lies. Throws UserError where that is not below the manifest's folder: a manifest alone opens no other file. */
async function sourceIn(folder: string, { source }: Manifest): Promise<string> {
  const path = await within(folder, source.file);
  if (path === undefined)
    throw new UserError(
      `The source of the mixture, ${source.file}, does not lie below the manifest's folder.`,
      { remedy: { kind: 'mixtureSource' } },
    );
  const isThere = await access(path).then(
    () => true,
    () => isGlob(path),
  );
  if (!isThere)
    throw new UserError(`The source ${path} of the mixture is not there.`, {
      remedy: { kind: 'mixtureSource' },
    });
  return path;
}

/** A file below a folder, by whatever links; undefined for one that lies elsewhere. One that is not there is where it is named. */
async function within(folder: string, file: string): Promise<string | undefined> {
  const path = resolve(folder, file);
  if (isOutside(relative(folder, path))) return undefined;
  return withFile('read', path, async () => {
    const real = await realpath(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
    const leadsOut = real !== undefined && isOutside(relative(await realpath(folder), real));
    return leadsOut ? undefined : path;
  });
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
