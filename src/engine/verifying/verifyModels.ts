import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ModelCheck, ModelsCheck, PullProgress } from '../../core/protocol/modelsApi';
import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { kindOf } from '../files/regularFile';
import { checksumOf } from '../models/checksums';
import { embeddedFiles } from '../models/embedded';
import { embeddedModel } from '../models/modelFolder';
import { ProgressPulse } from '../models/progressPulse';
import { pulledModel, pulledModels, removeModelFolder, unfinishedDownloads } from '../models/pulledModels';
import type { RepoFile } from '../models/repoFile';
import { tryModel } from './tryModel';

const abandonedAfter = 24 * 3_600_000;

/** A model that can be checked. */
interface Checkable {
  readonly name: string;
  readonly folder: string;
  readonly kind: ModelKind;
  readonly files: readonly RepoFile[];
}

/** Checks every file of the models against what was recorded of it, and runs each model once. Throws UserError for a name that is none. */
export async function verifyModels(
  store: string,
  model: string | undefined,
  threads: number,
  { signal, progress }: CallContext<PullProgress>,
): Promise<ModelsCheck> {
  const all = model === undefined ? await everyModel(store) : [await oneModel(store, model)];
  const total = all.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes, 0);
  const pulse = new ProgressPulse(total, progress);
  const models: ModelCheck[] = [];
  for (const one of all) models.push(await check(one, threads, pulse, signal));
  return { models, abandoned: model === undefined ? await removeAbandoned(store) : { count: 0, bytes: 0 } };
}

async function everyModel(store: string): Promise<Checkable[]> {
  const pulled = await pulledModels(store);
  return [embedded(), ...pulled.map(({ record, ...one }) => ({ ...one, ...record }))];
}

async function oneModel(store: string, model: string): Promise<Checkable> {
  const own = embedded();
  if (model === own.name) return own;
  const found = await pulledModel(store, model);
  if (!found) throw new UserError(`No model "${model}" was pulled.`, { remedy: { kind: 'listModels' } });
  return { ...found, ...found.record };
}

function embedded(): Checkable {
  const folder = embeddedModel();
  return { name: basename(folder), folder, kind: 'encoder', files: embeddedFiles };
}

async function check(
  { name, folder, kind, files }: Checkable,
  threads: number,
  pulse: ProgressPulse,
  signal: AbortSignal,
): Promise<ModelCheck> {
  const faults: string[] = [];
  for (const file of files) {
    const fault = await faultOf(folder, file, pulse, signal);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
    pulse.finished(file.path, file.bytes);
  }
  // A file that differs is reason enough: what it does when it runs says nothing more.
  const tried = faults.length > 0 ? undefined : await tryModel(folder, kind, threads);
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  const found = { name, folder, files: files.length, bytes };
  if (tried?.fault !== undefined) return { ...found, faults: [tried.fault], oneAtATime: false };
  return { ...found, faults, oneAtATime: tried?.oneAtATime ?? false };
}

async function faultOf(
  folder: string,
  { path, bytes, checksum }: RepoFile,
  pulse: ProgressPulse,
  signal: AbortSignal,
): Promise<string | undefined> {
  const full = join(folder, ...path.split('/'));
  const there = await stat(full).catch(() => undefined);
  if (there === undefined) return `${path} is missing`;
  const kind = kindOf(there);
  if (kind !== undefined) return `${path} is ${kind}, not a file`;
  const { size } = there;
  if (size !== bytes) return `${path} has ${size} bytes where ${bytes} were recorded`;
  let read = 0;
  const hex = await checksumOf(full, checksum.kind, bytes, signal, (more) => pulse.at(path, (read += more)));
  return hex === checksum.hex
    ? undefined
    : `${path} differs from what was recorded (its checksum is another)`;
}

/** Removes downloads that nobody has gone on with for a day. */
async function removeAbandoned(store: string): Promise<ModelsCheck['abandoned']> {
  const old = (await unfinishedDownloads(store)).filter(
    ({ touched }) => Date.now() - touched > abandonedAfter,
  );
  for (const { folder } of old) await removeModelFolder(folder);
  return { count: old.length, bytes: old.reduce((sum, { bytes }) => sum + bytes, 0) };
}
