import { appendFile, copyFile, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelCheck } from '../../../src/core/protocol/modelsApi';
import { listModels } from '../../../src/engine/models/listModels';
import { embeddedModel } from '../../../src/engine/models/modelFolder';
import { parseRecord, writeRecord } from '../../../src/engine/models/modelRecord';
import { pullModel } from '../../../src/engine/models/pullModel';
import { modelsBytes } from '../../../src/engine/models/pulledModels';
import { resolveModel } from '../../../src/engine/models/resolveModel';
import { verifyModels } from '../../../src/engine/verifying/verifyModels';
import { temporaryFolder } from '../../temporary';
import { startHub } from '../models/hub';
import { commit } from '../models/hubServer';
import { embedded } from '../models/servedModel';

const root = resolve(__dirname, '..', '..', '..');
const repo = 'Xenova/all-MiniLM-L6-v2';
const store = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };
const at = (...path: readonly string[]): string =>
  join(store, 'models', 'Xenova', 'all-MiniLM-L6-v2', commit, ...path);

const checks = async (model?: string): Promise<readonly ModelCheck[]> =>
  (await verifyModels(store, model, 1, context)).models;

beforeAll(async () => {
  const hub = await startHub(repo);
  await pullModel(store, { model: 'all-MiniLM-L6-v2@main', hub: hub.access() }, context);
});

describe('a check of the models', () => {
  it('finds one as it was pulled, and runs it', async () => {
    expect(await checks(repo)).toMatchObject([{ name: 'all-MiniLM-L6-v2', files: 4, faults: [] }]);
  });

  it.each([
    ['a changed byte', 'config.json', (text: Buffer) => Buffer.from(text.toString().replace('256', '255'))],
    ['a byte more', 'tokenizer.json', (text: Buffer) => Buffer.concat([text, Buffer.from(' ')])],
    ['a file that is gone', 'onnx/model_quantized.onnx', () => undefined],
  ])('names the file with %s', async (_, path, change) => {
    const own = await readFile(at(path));
    const changed = change(own);
    if (changed) await writeFile(at(path), changed);
    else await rm(at(path));
    try {
      const [one] = await checks('all-MiniLM-L6-v2');
      expect(one!.faults).toHaveLength(1);
      expect(one!.faults[0]).toMatch(new RegExp(`^all-MiniLM-L6-v2: ${path} (differs|has|is missing)`));
    } finally {
      await writeFile(at(path), own);
    }
    expect((await checks('all-MiniLM-L6-v2'))[0]!.faults).toEqual([]);
  });

  it('says of a model that is what was recorded, and cannot be run, why', async () => {
    const own = await readFile(at('gradus-model.json'), 'utf8');
    const record = parseRecord(own)!;
    const files = record.files.filter(({ path }) => path !== 'tokenizer.json');
    await rm(at('tokenizer.json'));
    await writeRecord(at(), { ...record, files });
    const [one] = await checks(repo);
    await writeFile(at('gradus-model.json'), own);
    await copyFile(join(embedded, 'tokenizer.json'), at('tokenizer.json'));
    expect(one!.faults).toEqual([expect.stringMatching(/tokenizer\.json/)]);
  });

  it('removes downloads that were left a day ago, and leaves those that were not', async () => {
    const parts = ['b', 'c'].map((letter) => join(dirname(at()), `${letter.repeat(40)}.part`));
    for (const part of parts) {
      await mkdir(part, { recursive: true });
      await appendFile(join(part, 'model.onnx.part'), 'half of it');
    }
    const twoDays = Date.now() / 1000 - 2 * 86_400;
    await utimes(join(parts[0]!, 'model.onnx.part'), twoDays, twoDays);
    expect((await verifyModels(store, undefined, 1, context)).abandoned).toEqual({ count: 1, bytes: 10 });
    expect(parts.map((part) => existsSync(part))).toEqual([false, true]);
    expect(existsSync(at())).toBe(true);
    await rm(parts[1]!, { recursive: true });
  });

  it('knows no model that was not pulled', async () => {
    await expect(checks('bge-small-en-v1.5')).rejects.toThrow(/^No model "bge-small-en-v1\.5" was pulled/);
  });
});

describe('the models there are', () => {
  it('are the embedded one, the pulled ones and the rest of the list', async () => {
    const all = await listModels(store);
    expect(all.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'gradus-static-en embedded',
      'all-MiniLM-L6-v2 pulled',
      'bge-small-en-v1.5 available',
      'multilingual-e5-small available',
      'SmolLM2-135M-Instruct available',
      'Qwen2.5-0.5B-Instruct available',
    ]);
    for (const { about } of all) expect(about).toMatch(/\w\.$/);
    // The record lies beside the files that were pulled.
    expect(await modelsBytes(store)).toBeGreaterThan(all[1]!.bytes);
  });

  it('are found by name, by OWNER/NAME and by path', async () => {
    for (const name of ['all-MiniLM-L6-v2', 'ALL-minilm-l6-v2', repo, at()])
      expect(await resolveModel(store, name)).toBe(at());
    for (const path of ['./src', 'src/engine', join(root, 'src')])
      expect(await resolveModel(store, path)).toBe(path);
    expect(await resolveModel(store, '/nowhere/model')).toBe('/nowhere/model');
  });

  it('are never taken from a folder here that is called as they are', async () => {
    const [here, before] = [temporaryFolder(), process.cwd()];
    for (const name of ['all-MiniLM-L6-v2', repo, 'bge-small-en-v1.5', 'gradus-static-en', 'mine'])
      mkdirSync(join(here, name), { recursive: true });
    process.chdir(here);
    try {
      for (const name of ['all-MiniLM-L6-v2', repo]) expect(await resolveModel(store, name)).toBe(at());
      expect(await resolveModel(store, 'gradus-static-en')).toBe(embeddedModel());
      for (const name of ['bge-small-en-v1.5', 'mine'])
        await expect(resolveModel(store, name)).rejects.toThrow(
          new RegExp(`To take what lies here under that name, say \\./${name}\\.$`),
        );
      expect(await resolveModel(store, './mine')).toBe('./mine');
    } finally {
      process.chdir(before);
    }
  });

  it('are told where a name is none of them', async () => {
    await expect(resolveModel(store, 'bge-small-en-v1.5')).rejects.toMatchObject({
      message: 'The model bge-small-en-v1.5 is not on this machine yet.',
      remedy: { kind: 'pullModel', name: 'bge-small-en-v1.5' },
    });
    await expect(resolveModel(store, 'nothing')).rejects.toThrow(
      /no model folder "nothing", and no model of that name/,
    );
  });
});
