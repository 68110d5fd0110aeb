import { access, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { parseManifest, type Manifest } from '../../core/mixture/manifest';
import type { ScoreProgress, VerifyReport, VerifyRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { digest } from '../files/atomicFile';
import { digestOfFile } from '../files/fileDigest';
import { requireFile } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { readText } from '../files/wholeFile';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { recipeColumn } from './chosenColumn';
import { digestOfScores, drawMixture, mixtureBytes } from './mixture';

/** Makes a mixture again from its manifest and says everything that would differ. Throws UserError where it cannot be made. */
export async function verifyMixture(
  shared: Shared,
  request: VerifyRequest,
  context: CallContext<ScoreProgress>,
): Promise<VerifyReport> {
  const { signal } = context;
  const text = await readText(request.manifest, { what: 'a manifest', most: 2 ** 20, signal });
  const manifest = parseManifest(text, request.manifest);
  const folder = dirname(resolve(request.manifest));
  const source = request.data ?? (await sourceIn(folder, manifest));
  const output = await digestOfFile(await outputIn(folder, manifest), signal);
  await requireFile(source);
  const differences: string[] = [];
  if (output.sha256 !== manifest.output.sha256)
    differences.push(
      `file differs: ${manifest.output.file} is not what was written (${output.bytes} bytes, ${manifest.output.bytes} then)`,
    );
  if ((await digestOfFile(source, signal)).sha256 !== manifest.source.sha256)
    return { manifest, differences: [...differences, `source differs: ${source} was changed since`] };
  return {
    manifest,
    differences: [
      ...differences,
      ...(await differencesMadeAgain(shared, { ...request, data: source }, manifest, context)),
    ],
  };
}

async function differencesMadeAgain(
  shared: Shared,
  { data, scores, model, languageModel }: VerifyRequest & { data: string },
  manifest: Manifest,
  context: CallContext<ScoreProgress>,
): Promise<string[]> {
  const place = await Workplace.open(
    {
      ...{ path: data, map: manifest.fields },
      ...(model ? { model } : {}),
      ...(languageModel ? { languageModel } : {}),
    },
    shared,
    context.signal,
  );
  const column = await recipeColumn(place, manifest.recipe, scores, context);
  const differences: string[] = [];
  if (digestOfScores(column) !== manifest.scores.sha256)
    differences.push(
      `scores differ: ${column.id} gives other numbers here (another model, version or processor; --scores FILE takes those it was made with)`,
    );
  const draw = drawMixture(place.file, column, manifest.recipe);
  const made = await digest(mixtureBytes(place.file, draw.rows, context.signal));
  if (made.sha256 !== manifest.output.sha256)
    differences.push('mixture differs: the recipe draws other rows now');
  return differences;
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
      `The source of the mixture, ${source.file}, does not lie below the manifest's folder: name it with --data FILE.`,
    );
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there)
    throw new UserError(
      `The source ${path} of the mixture is not there: say where ${source.file} is now with --data FILE.`,
    );
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
