import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Tokenizer } from '@huggingface/tokenizers';
import { findModel, longestText } from '../../src/engine/models/modelFolder';
import { batchesOf } from '../../src/engine/onnx/batching';
import { OnnxTextEncoder } from '../../src/engine/onnx/textEncoder';

/** Ways to encode texts with the same weights. */
export const arms = ['ours', 'pipeline32', 'pipeline1', 'bare512', 'bare2048'] as const;
export type ArmName = (typeof arms)[number];

/**
 * Makes one way ready for texts and warms it up; what it gives encodes them, and says how many tokens the texts had and
 * how many filled rows up.
 */
export type Arm = (texts: readonly string[]) => Promise<() => Promise<{ own: number; padding: number }>>;

const warming = 64;

/** Makes a way ready to encode; `model` is a folder with onnx/model.onnx. */
export async function armOf(name: ArmName, model: string, threads: number): Promise<Arm> {
  if (name === 'ours') return ours(model, threads);
  if (name === 'bare512' || name === 'bare2048') return bare(model, threads, Number(name.slice(4)));
  return pipeline(model, threads, Number(name.slice(8)));
}

async function ours(model: string, threads: number): Promise<Arm> {
  const encoder = await OnnxTextEncoder.load(await findModel(model), threads);
  return async (texts) => {
    await encoder.encode(texts.slice(0, warming));
    const before = { ...encoder.tokens };
    return async () => {
      await encoder.encode(texts);
      return {
        own: encoder.tokens.own - before.own,
        padding: encoder.tokens.padding - before.padding,
      };
    };
  };
}

/** The runtime alone, as it is set up by itself, on texts that were tokenised, sorted and packed before. */
async function bare(model: string, threads: number, tokens: number): Promise<Arm> {
  const folder = await findModel(model);
  const session = await InferenceSession.create(folder.model, { intraOpNumThreads: threads });
  const tokenizer = new Tokenizer(JSON.parse(readFileSync(folder.tokenizer, 'utf8')) as object, {});
  const run = async (feeds: InferenceSession.FeedsType): Promise<void> => {
    for (const output of Object.values(await session.run(feeds))) output.dispose();
  };
  return async (texts) => {
    const rows = texts.map((text) => tokenizer.encode(text).ids.slice(0, longestText(folder)));
    const own = rows.reduce((sum, row) => sum + row.length, 0);
    const batches = [...batchesOf(rows, { tokens, texts: 256 })].map((batch) => feedsOf(session, batch));
    for (const { feeds } of batches.slice(0, 8)) await run(feeds);
    return async () => {
      for (const { feeds } of batches) await run(feeds);
      return { own, padding: batches.reduce((sum, { size }) => sum + size, 0) - own };
    };
  };
}

function feedsOf(
  session: InferenceSession,
  rows: readonly (readonly number[])[],
): { feeds: InferenceSession.FeedsType; size: number } {
  const width = rows.at(-1)!.length;
  const size = rows.length * width;
  const tensor = (value: (row: readonly number[], at: number) => number): Tensor =>
    new Tensor(
      'int64',
      BigInt64Array.from({ length: size }, (_, at) =>
        BigInt(value(rows[Math.floor(at / width)]!, at % width)),
      ),
      [rows.length, width],
    );
  const all: Record<string, Tensor> = {
    input_ids: tensor((row, at) => row[at] ?? 0),
    attention_mask: tensor((row, at) => (at < row.length ? 1 : 0)),
    token_type_ids: tensor(() => 0),
  };
  return { feeds: Object.fromEntries(session.inputNames.map((name) => [name, all[name]!])), size };
}

interface Transformers {
  readonly env: { localModelPath: string; allowRemoteModels: boolean };
  pipeline(
    task: string,
    model: string,
    options: object,
  ): Promise<(texts: string[], options: object) => Promise<{ dispose(): void }>>;
}

/** The pipeline of @huggingface/transformers, in batches in the order of the texts. */
async function pipeline(model: string, threads: number, size: number): Promise<Arm> {
  const from = createRequire(join(process.env['GRADUS_TRANSFORMERS']!, 'package.json'));
  const { env, pipeline: make } = from('@huggingface/transformers') as Transformers;
  env.localModelPath = dirname(model);
  env.allowRemoteModels = false;
  const extract = await make('feature-extraction', basename(model), {
    dtype: 'fp32',
    session_options: { intraOpNumThreads: threads },
  });
  const tokenizer = new Tokenizer(
    JSON.parse(readFileSync(join(model, 'tokenizer.json'), 'utf8')) as object,
    {},
  );
  const run = async (texts: readonly string[]): Promise<void> => {
    for (let at = 0; at < texts.length; at += size) {
      const batch = texts.slice(at, at + size);
      (await extract(batch, { pooling: 'mean', normalize: true })).dispose();
    }
  };
  return async (texts) => {
    const lengths = texts.map((text) => Math.min(512, tokenizer.encode(text).ids.length));
    await run(texts.slice(0, warming));
    return async () => {
      await run(texts);
      return paddingOf(lengths, size);
    };
  };
}

/** What batches of so many texts in file order have to fill up. */
function paddingOf(lengths: readonly number[], size: number): { own: number; padding: number } {
  const own = lengths.reduce((sum, length) => sum + length, 0);
  let run = 0;
  for (let at = 0; at < lengths.length; at += size) {
    const batch = lengths.slice(at, at + size);
    run += batch.length * Math.max(...batch);
  }
  return { own, padding: run - own };
}
