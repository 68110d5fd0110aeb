import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isFields, type Fields } from '../../core/dataset/record';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';

/** An encoder in Hugging Face's layout, found but not loaded. */
export interface ModelFolder {
  readonly folder: string;
  readonly name: string;
  /** The ONNX file. */
  readonly model: string;
  readonly tokenizer: string;
  readonly config: Fields;
  readonly bytes: number;
}

/** The folder of the embedded model, beside the built program. */
export function embeddedModel(): string {
  return resolve(__dirname, '..', 'media', 'models', 'gradus-static-en');
}

/** Finds the parts of a model: `model.onnx` or `onnx/model*.onnx`, tokenizer.json, config.json. Throws UserError. */
export async function findModel(path: string): Promise<ModelFolder> {
  const info = await withFile('read the model', path, () => stat(path));
  const folder = info.isFile() ? folderOf(resolve(path)) : resolve(path);
  const model = info.isFile() ? resolve(path) : await onnxFile(folder);
  return {
    folder,
    name: basename(folder),
    model,
    tokenizer: join(folder, 'tokenizer.json'),
    config: await readConfig(join(folder, 'config.json')),
    bytes: (await stat(model)).size,
  };
}

/** The most tokens of a text that a model reads; 512 where its configuration does not say. */
export function longestText({ config }: ModelFolder): number {
  const positions = Number(config['max_position_embeddings']);
  return Number.isInteger(positions) && positions > 2 ? positions : 512;
}

/** A digest of the model's weights and tokenizer: part of what a score depends on. */
export async function modelDigest({ model, tokenizer }: ModelFolder): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [model, tokenizer])
    hash.update(await withFile('read the model', file, () => readFile(file)));
  return hash.digest('hex').slice(0, 32);
}

function folderOf(model: string): string {
  const folder = dirname(model);
  return basename(folder) === 'onnx' ? dirname(folder) : folder;
}

async function onnxFile(folder: string): Promise<string> {
  const own = await onnxFiles(folder);
  const inner = (await onnxFiles(join(folder, 'onnx'))).map((file) => join('onnx', file));
  const preferred = ['model.onnx', join('onnx', 'model.onnx'), join('onnx', 'model_quantized.onnx')];
  const files = [...own, ...inner];
  const chosen =
    preferred.find((file) => files.includes(file)) ??
    inner.find((file) => basename(file).startsWith('model')) ??
    (files.length === 1 ? files[0] : undefined);
  if (chosen) return join(folder, chosen);
  throw new UserError(
    files.length === 0
      ? `The model folder ${folder} holds no model.onnx.`
      : `The model folder ${folder} holds several models (${files.join(', ')}): name the one to use.`,
  );
}

async function onnxFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.onnx')).sort();
  } catch {
    return [];
  }
}

/** A model's configuration; empty where it has none. Throws UserError for one that is broken. */
async function readConfig(file: string): Promise<Fields> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    throw new UserError(`${file} is broken: it is no JSON. Copy or download it again.`);
  }
  return isFields(config) ? config : {};
}
