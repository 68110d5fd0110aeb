import { join } from 'node:path';
import type { ModelInPlace, ModelKind } from '../../core/protocol/answers/modelInPlace';
import { readText } from '../files/wholeFile';
import { curatedModel } from './curated';
import { embeddedAbout } from './embedded';
import { embeddedModel, type ModelFolder } from './modelFolder';

const longest = 200;
const card = { what: 'a model card', most: 2 ** 20 };

/** The first sentence of a model's card that is no heading and no metadata; empty where it has none. */
export async function aboutOf(folder: string): Promise<string> {
  const text = await readText(join(folder, 'README.md'), card).catch(() => '');
  const paragraphs = text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').split(/\n\s*\n/);
  const first = paragraphs.find((paragraph) => /^[A-Za-z]/.test(paragraph)) ?? '';
  return first
    .replace(/\s+/g, ' ')
    .replace(/([.!?])\s.*$/, '$1')
    .slice(0, longest);
}

/** A model as the panel names it: what is known of it, else what its card says first. */
export async function modelInPlace(role: ModelKind, { name, folder }: ModelFolder): Promise<ModelInPlace> {
  const known = folder === embeddedModel() ? embeddedAbout : curatedModel(name)?.about;
  return { role, name, about: known ?? (await aboutOf(folder)) };
}
