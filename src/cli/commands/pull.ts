import { accessFrom, hostOf } from '../../core/protocol/hubEnvironment';
import type { HubAccess, HubRequest, ModelReport } from '../../core/protocol/modelsApi';
import { UserError } from '../../core/userError';
import { isGiven, optional, textOption } from '../options/arguments';
import { askYes } from '../terminal/askYes';
import { byteProgress } from '../terminal/byteProgress';
import type { Surroundings } from '../options/command';
import { formatBytes } from '../terminal/format';
import { jsonText } from '../terminal/terminal';

/** gradus models pull: asks first, then downloads with progress. */
export async function pull(surroundings: Surroundings, model: string | undefined): Promise<number> {
  const { args, engine, signal, print, json } = surroundings;
  if (model === undefined)
    throw new UserError(
      'Name the model to pull: "gradus models list" shows some, OWNER/NAME is any of the Hub.',
    );
  const request: HubRequest = {
    model,
    hub: hubAccess(textOption(args, 'endpoint')),
    ...optional('file', textOption(args, 'file')),
  };
  if (!(await agreed(surroundings, request))) {
    surroundings.note('Nothing was downloaded.');
    return 1;
  }
  const progress = byteProgress('downloading');
  const pulled = await engine
    .call('pullModel', request, { signal, onProgress: progress.show })
    .finally(() => progress.clear());
  print(json ? jsonText(pulled) : doneText(pulled));
  return 0;
}

function hubAccess(endpoint: string | undefined): HubAccess {
  const { env } = process;
  return { ...accessFrom(env, endpoint), ...optional('token', env['HF_TOKEN']?.trim() || undefined) };
}

/** Asks before anything goes over the network; where the list does not tell the size, once more when the Hub has told it. */
async function agreed(surroundings: Surroundings, request: HubRequest): Promise<boolean> {
  const { args, engine, signal } = surroundings;
  const known = (await engine.call('models', {}, { signal })).find((one) => isCalled(one, request.model));
  // What is here already is not asked for again.
  if (isGiven(args, 'yes') || (known?.state === 'pulled' && request.file === undefined)) return true;
  const host = hostOf(request.hub.endpoint);
  refuseWithoutTerminal(request.model, host);
  if (known && request.file === undefined)
    return askYes(
      `Download ${known.name} (about ${formatBytes(known.bytes)}, licence ${known.licence}) from ${host}?`,
    );
  if (!(await askYes(`Ask ${host} what ${request.model} is made of?`))) return false;
  const { name, bytes, licence, commit } = await engine.call('planPull', request, { signal });
  const terms = licence === undefined ? 'no licence named' : `licence ${licence}`;
  return askYes(`Download ${name} at ${commit.slice(0, 12)} (${formatBytes(bytes)}, ${terms}) from ${host}?`);
}

function refuseWithoutTerminal(model: string, host: string): void {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new UserError(
      `Nothing was downloaded: there is nobody to ask. Say --yes to download ${model} from ${host}.`,
    );
}

function isCalled({ name, repo }: ModelReport, model: string): boolean {
  const [called, revision] = model.toLowerCase().split('@');
  return revision === undefined && (called === name.toLowerCase() || called === repo?.toLowerCase());
}

function doneText({ name, kind, bytes, folder, commit }: ModelReport): string {
  const option = kind === 'encoder' ? '--model' : '--lm';
  return `${name} is here (${formatBytes(bytes)}, revision ${commit?.slice(0, 12)}): use it with ${option} ${name}.\n${folder}`;
}
