import { access, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseManifest, type Manifest } from '../../core/mixture/manifest';
import type { ScoreProgress, VerifyReport, VerifyRequest } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { digest } from '../files/atomicFile';
import { digestOfFile } from '../files/fileDigest';
import { withFile } from '../files/systemErrors';
import type { Shared } from '../shared';
import { Workplace } from '../workplace';
import { recipeColumn } from './chosenColumn';
import { digestOfScores, drawMixture, mixtureBytes } from './mixture';

/** Makes a mixture again from its manifest and says everything that would differ. Throws UserError where it cannot be made. */
export async function verifyMixture(
  shared: Shared,
  request: VerifyRequest,
  context: CallContext<ScoreProgress>,
): Promise<VerifyReport> {
  const text = await withFile('read', request.manifest, () => readFile(request.manifest, 'utf8'));
  const manifest = parseManifest(text, request.manifest);
  const folder = dirname(resolve(request.manifest));
  const output = await digestOfFile(resolve(folder, manifest.output.file));
  const source = request.data ?? resolve(folder, manifest.source.file);
  await requireSource(source, manifest);
  const differences: string[] = [];
  if (output.sha256 !== manifest.output.sha256)
    differences.push(
      `file differs: ${manifest.output.file} is not what was written (${output.bytes} bytes, ${manifest.output.bytes} then)`,
    );
  if ((await digestOfFile(source)).sha256 !== manifest.source.sha256)
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

async function requireSource(source: string, manifest: Manifest): Promise<void> {
  try {
    await access(source);
  } catch {
    throw new UserError(
      `The source ${source} of the mixture is not there: say where ${manifest.source.file} is now with --data FILE.`,
    );
  }
}
