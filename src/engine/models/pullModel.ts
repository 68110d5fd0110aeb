import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HubRequest, PullPlan, PullProgress } from '../../core/protocol/modelsApi';
import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import type { CallContext } from '../../core/protocol/rpc';
import { requireSpace } from '../files/freeSpace';
import { withFile } from '../files/systemErrors';
import { readText } from '../files/wholeFile';
import { curatedModel } from './curated';
import { downloadFile } from './downloadFile';
import { HubConnection } from './hubConnection';
import { nameOfRepo, readHubName, type HubName } from './hubName';
import { fileAddress, readRepo, type HubRepo } from './hubRepo';
import { install, removeOthers } from './installModel';
import { writeRecord, type ModelRecord } from './modelRecord';
import { neededFiles, type NeededFiles } from './neededFiles';
import { ProgressPulse } from './progressPulse';
import { whileLocked } from './pullLock';
import type { RepoFile } from './repoFile';
import { pulledFolder, pulledModel, unfinishedEnding, type PulledModel } from './pulledModels';

/** Asks the Hub what a model is made of; nothing is asked where the model is here already. Throws UserError. */
export async function planPull(store: string, request: HubRequest, signal: AbortSignal): Promise<PullPlan> {
  const here = await pulledAlready(store, request);
  if (here) return planOf(here.record, here.folder);
  return overHub(request, async (connection) => {
    const { found, needed } = await lookUp(store, connection, request, signal);
    return planOf({ ...found, files: needed.files });
  });
}

/**
 * Downloads a model into the store: beside its place, file by file, each checked; then it is moved there as a whole,
 * with a record of what it is, and other revisions of it are removed. Throws UserError.
 */
export async function pullModel(
  store: string,
  request: HubRequest,
  context: CallContext<PullProgress>,
): Promise<PulledModel> {
  const here = await pulledAlready(store, request);
  if (here) return here;
  return overHub(request, async (connection) => {
    const { found, needed } = await lookUp(store, connection, request, context.signal);
    const folder = pulledFolder(store, found.repo, found.commit);
    const beside = `${folder}${unfinishedEnding}`;
    await withFile('write', beside, () => mkdir(beside, { recursive: true }));
    const name = nameOfRepo(found.repo);
    return whileLocked(beside, name, async () => {
      await requireSpace(join(beside, needed.model), sizeOf(needed.files));
      await download(connection, found, needed, beside, context);
      const record = await recordOf(request, found, needed, beside);
      await writeRecord(beside, record);
      await removeOthers(beside, needed);
      await install(store, beside, folder);
      return { name, folder, record };
    });
  });
}

async function overHub<T>({ hub }: HubRequest, work: (connection: HubConnection) => Promise<T>): Promise<T> {
  const connection = new HubConnection(hub);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** The model that is asked for, where it is here: then there is nothing to ask the Hub. */
async function pulledAlready(store: string, request: HubRequest): Promise<PulledModel | undefined> {
  const { repo, revision } = readHubName(request.model);
  const here = await pulledModel(store, repo);
  if (!here) return undefined;
  const { commit, model, revision: asked } = here.record;
  const sameRevision = revision === undefined || revision === commit || revision === asked;
  return sameRevision && (request.file === undefined || request.file === model) ? here : undefined;
}

async function lookUp(
  store: string,
  connection: HubConnection,
  request: HubRequest,
  signal: AbortSignal,
): Promise<{ found: HubRepo; needed: NeededFiles }> {
  const name = readHubName(request.model);
  const found = await readRepo(connection, name.repo, await revisionOf(store, name), signal);
  const usual = curatedModel(name.repo)?.file;
  return { found, needed: neededFiles(name.repo, found.files, request.file, usual) };
}

/** The revision that is pulled: the one asked for, the one that was pulled before, the one of the list, the newest. */
async function revisionOf(store: string, { repo, revision }: HubName): Promise<string> {
  return revision ?? (await pulledModel(store, repo))?.record.commit ?? curatedModel(repo)?.commit ?? 'main';
}

function planOf(
  {
    repo,
    commit,
    licence,
    files,
  }: { repo: string; commit: string; licence?: string | undefined; files: readonly RepoFile[] },
  folder?: string,
): PullPlan {
  return {
    name: nameOfRepo(repo),
    repo,
    commit,
    ...(licence === undefined ? {} : { licence }),
    bytes: sizeOf(files),
    files: files.map(({ path, bytes }) => ({ path, bytes })),
    ...(folder === undefined ? {} : { folder }),
  };
}

async function download(
  connection: HubConnection,
  { repo, commit }: HubRepo,
  { files }: NeededFiles,
  beside: string,
  { signal, progress }: CallContext<PullProgress>,
): Promise<void> {
  const pulse = new ProgressPulse(sizeOf(files), progress);
  for (const file of files) {
    signal.throwIfAborted();
    await downloadFile(connection, {
      address: fileAddress(connection, repo, commit, file.path),
      file,
      target: join(beside, ...file.path.split('/')),
      signal,
      onBytes: (bytes) => pulse.at(file.path, bytes),
    });
    pulse.finished(file.path, file.bytes);
  }
}

async function recordOf(
  { model, hub }: HubRequest,
  { repo, commit, licence }: HubRepo,
  needed: NeededFiles,
  beside: string,
): Promise<ModelRecord> {
  return {
    version: 1,
    repo,
    commit,
    revision: readHubName(model).revision ?? '',
    endpoint: hub.endpoint,
    ...(licence === undefined ? {} : { licence }),
    kind: curatedModel(repo)?.kind ?? (await kindOf(join(beside, 'config.json'))),
    model: needed.model,
    files: [...needed.files],
  };
}

/** What a model is by its configuration: an encoder unless its architecture says otherwise. */
async function kindOf(config: string): Promise<ModelKind> {
  const text = await readText(config, { what: 'a configuration', most: 16 * 2 ** 20 }).catch(() => '');
  return /"architectures"\s*:\s*\[[^\]]*(ForCausalLM|LMHeadModel)"/.test(text) ? 'languageModel' : 'encoder';
}

function sizeOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
