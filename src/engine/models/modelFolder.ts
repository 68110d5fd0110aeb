import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isFields, type Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { hashFile } from '../files/fileDigest';
import { requireRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { readTextIfThere } from '../files/wholeFile';
import { curatedModel } from './curated';
import { encoderUse, useKey, type EncoderUse } from './encoderUse';
import { externalWeights } from './externalWeights';
import { nameOfRepo } from './hubName';
import { readRecord } from './modelRecord';
import { readFields } from './readFields';

/** An encoder or a language model in Hugging Face's layout, found but not loaded. */
export interface ModelFolder {
  readonly folder: string;
  readonly name: string;
  /** The ONNX file. */
  readonly model: string;
  readonly tokenizer: string;
  readonly config: Fields;
  /** How it is to be used where it is an encoder. */
  readonly use: EncoderUse;
  readonly bytes: number;
}

/** The folder of the embedded model, beside the built program. */
export function embeddedModel(): string {
  return resolve(__dirname, '..', 'media', 'models', 'gradus-static-en');
}

/** Finds the parts of a model: `model.onnx`, `decoder_model*.onnx` or `onnx/model*.onnx`, tokenizer.json, config.json. Throws UserError. */
export async function findModel(path: string): Promise<ModelFolder> {
  const info = await withFile('read the model', path, () => stat(path));
  if (!info.isDirectory()) requireRegular(path, info);
  const folder = info.isFile() ? folderOf(resolve(path)) : resolve(path);
  const record = await readRecord(folder);
  const pulled = record && join(folder, ...record.model.split('/'));
  const model = info.isFile() ? resolve(path) : (pulled ?? (await onnxFile(folder)));
  const config = await readConfig(folder);
  return {
    folder,
    name: record ? nameOfRepo(record.repo) : basename(folder),
    model,
    tokenizer: join(folder, 'tokenizer.json'),
    config,
    use: await encoderUse(folder, curatedModel(record?.repo ?? madeFrom(config))?.use),
    bytes: await sizeOf(model),
  };
}

/** The most tokens of a text that a model reads; `usual` where its configuration does not say. */
export function longestText({ config }: ModelFolder, usual = 512): number {
  const positions = Number(config['max_position_embeddings'] ?? config['n_positions']);
  return Number.isInteger(positions) && positions > 2 ? positions : usual;
}

/** A digest of an encoder, its weights in files beside it too, its tokenizer and how it is used: part of what a score depends on. */
export async function modelDigest(
  { model, tokenizer, use }: ModelFolder,
  signal?: AbortSignal,
): Promise<string> {
  return digestOf([model, ...(await weightsBeside(model, signal)), tokenizer], { use: useKey(use), signal });
}

/** A digest of a language model, its weights in files beside it too, its tokenizer and how it is asked. */
export async function languageModelDigest(
  { folder, model, tokenizer }: ModelFolder,
  signal?: AbortSignal,
): Promise<string> {
  const asked = ['tokenizer_config.json', 'chat_template.jinja', 'config.json', 'genai_config.json'].map(
    (name) => join(folder, name),
  );
  const files = [
    ...(await weightsBeside(model, signal)),
    tokenizer,
    ...asked.filter((file) => existsSync(file)),
  ];
  return digestOf([model, ...files], { signal });
}

async function weightsBeside(model: string, signal: AbortSignal | undefined): Promise<string[]> {
  return (await externalWeights(model, signal)).filter((file) => existsSync(file));
}

async function digestOf(
  files: readonly string[],
  { use = '', signal }: { readonly use?: string; readonly signal: AbortSignal | undefined },
): Promise<string> {
  const hash = createHash('sha256').update(use);
  for (const file of files) await hashFile(hash, file, { signal });
  if (await cutsAtDigits(files)) hash.update('digits of Unicode');
  return hash.digest('hex').slice(0, 32);
}

/** Whether a tokenizer among these files cuts texts at digits: it once did so at 0 to 9 alone, which gave other ids. */
async function cutsAtDigits(files: readonly string[]): Promise<boolean> {
  const tokenizer = files.find((file) => basename(file) === 'tokenizer.json');
  const text = tokenizer && (await readTextIfThere(tokenizer, { what: 'a tokenizer', most: 2 ** 28 }));
  return text !== undefined && /"type"\s*:\s*"Digits"/.test(text);
}

async function sizeOf(model: string): Promise<number> {
  const info = await withFile('read the model', model, () => stat(model));
  requireRegular(model, info);
  return info.size;
}

/** The name that an exporter found a model under; empty where it says none. */
function madeFrom({ _name_or_path: path }: Fields): string {
  return typeof path === 'string' ? basename(path) : '';
}

function folderOf(model: string): string {
  const folder = dirname(model);
  return basename(folder) === 'onnx' ? dirname(folder) : folder;
}

// As exporters name them: encoders and decoders in one piece first; a merged decoder works with and without a past.
const preferredNames = [
  'model.onnx',
  'model_quantized.onnx',
  'decoder_model_merged.onnx',
  'decoder_model.onnx',
  'decoder_model_merged_quantized.onnx',
  'decoder_model_quantized.onnx',
];

async function onnxFile(folder: string): Promise<string> {
  const own = await onnxFiles(folder);
  const inner = (await onnxFiles(join(folder, 'onnx'))).map((file) => join('onnx', file));
  const preferred = preferredNames.flatMap((name) => [name, join('onnx', name)]);
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

/** config.json; where there is none, what ONNX Runtime's own genai_config.json says of the same. */
async function readConfig(folder: string): Promise<Fields> {
  const config = await readFields(join(folder, 'config.json'));
  if (config) return config;
  const model = (await readFields(join(folder, 'genai_config.json')))?.['model'];
  return isFields(model) ? { ...model, max_position_embeddings: model['context_length'] } : {};
}
