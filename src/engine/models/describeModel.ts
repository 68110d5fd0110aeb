import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelReport } from '../../core/protocol/engineApi';
import { ModelInUse } from '../modelInUse';

/** A model, loaded once to see that it works. */
export async function describeModel(path: string | undefined, threads: number): Promise<ModelReport> {
  const model = await ModelInUse.find(path, threads);
  const { folder } = model;
  const { dimensions } = await model.loadEncoder();
  return {
    name: folder.name,
    folder: folder.folder,
    bytes: folder.bytes,
    dimensions,
    about: await aboutOf(join(folder.folder, 'README.md')),
  };
}

/** The first sentence of a model card that is no heading and no metadata. */
async function aboutOf(card: string): Promise<string> {
  const text = await readFile(card, 'utf8').catch(() => '');
  const paragraphs = text.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\n\s*\n/);
  const first = paragraphs.find((paragraph) => /^[A-Za-z]/.test(paragraph)) ?? '';
  return first.replace(/\s+/g, ' ').replace(/([.!?])\s.*$/, '$1');
}
