import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ModelReport } from '../../core/protocol/modelsApi';
import { curatedModel, curatedModels } from './curated';
import { embeddedAbout, embeddedFiles } from './embedded';
import { aboutOf } from './modelCard';
import { embeddedModel } from './modelFolder';
import { pulledModels, type PulledModel } from './pulledModels';

/** Every model that can be used or pulled: the embedded one, those that were pulled, and the rest of the list. */
export async function listModels(store: string): Promise<ModelReport[]> {
  const pulled = await pulledModels(store);
  const rest = curatedModels.filter(({ repo }) => !pulled.some(({ record }) => record.repo === repo));
  return [
    embedded(),
    ...(await Promise.all(pulled.map(reportOf))),
    ...rest.map(({ file: _, ...model }): ModelReport => ({ ...model, state: 'available' })),
  ];
}

/** A pulled model as it is listed. */
export async function reportOf({ name, folder, record }: PulledModel): Promise<ModelReport> {
  const { repo, kind, commit, licence, files } = record;
  const sizes = await Promise.all(files.map(({ path }) => sizeOf(join(folder, ...path.split('/')))));
  return {
    name,
    repo,
    kind,
    state: 'pulled',
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    about: curatedModel(repo)?.about ?? (await aboutOf(folder)),
    ...(licence === undefined ? {} : { licence }),
    folder,
    commit,
  };
}

function embedded(): ModelReport {
  const folder = embeddedModel();
  return {
    name: basename(folder),
    kind: 'encoder',
    state: 'embedded',
    bytes: embeddedFiles.reduce((sum, { bytes }) => sum + bytes, 0),
    about: embeddedAbout,
    licence: 'apache-2.0',
    folder,
  };
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
