import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelReport, ModelsCheck } from '../../../src/core/protocol/modelsApi';
import { startHub } from '../../engine/models/hub';
import { addressOfNobody, commit } from '../../engine/models/hubServer';
import { temporaryFolder } from '../../temporary';
import { CommandLine, sample, type Run } from '../gradus';

const repo = 'Xenova/all-MiniLM-L6-v2';
const name = 'all-MiniLM-L6-v2';
const folder = temporaryFolder();
const store = join(folder, 'store');
const gradus = new CommandLine(store);
const hub = await startHub(repo);
const lying = join(store, 'models', ...repo.split('/'), commit);
// What the machine's own environment says must not decide.
const environment = {
  HF_ENDPOINT: '',
  HF_TOKEN: '',
  HTTP_PROXY: '',
  http_proxy: '',
  ALL_PROXY: '',
  all_proxy: '',
};

const models = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
  gradus.beside({ ...environment, ...env }, 'models', ...args);

const pullMain = ['pull', `${name}@main`, '--yes'];

describe('gradus models', () => {
  beforeAll(async () => {
    hub.reset();
    const { code, out, err } = await models([...pullMain, '--endpoint', hub.endpoint]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^all-MiniLM-L6-v2 is here \(8\.4 MB, revision a{12}\): use it with --model all-MiniLM-L6-v2\.\n/,
    );
  });

  it('list: a table of 80 columns with what each is good for, or JSON', async () => {
    const { out } = await models(['list']);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/^gradus-static-en {2,}encoder {2,}8\.4 MB {2}embedded$/m);
    expect(out).toMatch(/^all-MiniLM-L6-v2 {2,}encoder {2,}8\.4 MB {2}pulled$/m);
    expect(out).toMatch(/^SmolLM2-135M-Instruct {2}language model {2,}~202\.0 MB {2}can be pulled$/m);
    expect(out).toMatch(/^ {2}About 100 languages/m);
    const all = JSON.parse((await models(['list', '--json'])).out) as ModelReport[];
    expect(all.map(({ state }) => state)).toEqual([
      'embedded',
      'pulled',
      ...Array<string>(4).fill('available'),
    ]);
    expect(all[1]).toMatchObject({ repo, commit, folder: lying, licence: 'apache-2.0' });
  });

  it('a pulled model is used by its name, as the folder would be', async () => {
    const args = ['score', sample, '--measures', 'prototype', '--out'];
    for (const [file, model] of [
      ['by-name.csv', name],
      ['by-folder.csv', lying],
    ] as const)
      gradus.ok(...args, join(folder, file), '--model', model);
    expect(readFileSync(join(folder, 'by-name.csv'))).toEqual(readFileSync(join(folder, 'by-folder.csv')));
    const { code, err } = gradus.run('score', sample, '--model', 'bge-small-en-v1.5');
    expect([code, err]).toEqual([
      1,
      'gradus: The model bge-small-en-v1.5 is not on this machine yet. "gradus models pull bge-small-en-v1.5" downloads the model.\n',
    ]);
  });

  it('verify: every model as it should be, the embedded one by the digests that the program holds', async () => {
    const { code, out, err } = await models(['verify']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^gradus-static-en +3 +8\.4 MB +as it should be, runs$/m);
    expect(out).toMatch(/^all-MiniLM-L6-v2 +4 +8\.4 MB +as it should be, runs$/m);
  });

  it('verify: exit 1 with the file that differs; pulled again after it was removed, all is well', async () => {
    appendFileSync(join(lying, 'config.json'), ' ');
    const { code, err, out } = await models(['verify', name, '--json']);
    expect(code).toBe(1);
    expect(err).toBe(
      `gradus: all-MiniLM-L6-v2: config.json has 414 bytes where 413 were recorded. Remove the model and pull it again.\n`,
    );
    expect((JSON.parse(out) as ModelsCheck).models[0]!.faults).toHaveLength(1);
    expect((await models(['remove', name])).out).toBe('Removed all-MiniLM-L6-v2 (8.4 MB).\n');
    expect(existsSync(join(store, 'models', 'Xenova'))).toBe(false);
    hub.reset();
    await models(pullMain, { HF_ENDPOINT: hub.endpoint });
    expect((await models(['verify', name])).code).toBe(0);
  });

  it('the store shows what they take, and clearing leaves them', () => {
    expect(gradus.json<{ models: number }>('store').models).toBeGreaterThan(8e6);
    expect(gradus.ok('store')).toMatch(/^models \("store clear" leaves them\) +8\.4 MB$/m);
    gradus.ok('store', 'clear');
    expect(existsSync(join(lying, 'config.json'))).toBe(true);
  });
});

describe('gradus models pull', () => {
  const other = new CommandLine(join(folder, 'other'));
  const pull = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
    other.beside({ ...environment, ...env }, 'models', 'pull', ...args);

  it.each([
    ['a name of the list', 'all-MiniLM-L6-v2'],
    ['any repository', 'someone/thing'],
  ])('of %s asks nobody and nothing where there is no terminal and no --yes', async (_, model) => {
    hub.reset();
    const { code, out, err } = await pull([model, '--endpoint', hub.endpoint]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      `gradus: Nothing was downloaded: there is nobody to ask. Say --yes to download ${model} from ${new URL(hub.endpoint).host}.\n`,
    );
    expect(hub.seen).toEqual([]);
  });

  it('of another file of a model that is here asks too', async () => {
    hub.reset();
    const args = ['models', 'pull', name, '--file', 'onnx/model.onnx', '--endpoint', hub.endpoint];
    expect((await gradus.beside(environment, ...args)).err).toMatch(/there is nobody to ask/);
    expect(hub.seen).toEqual([]);
  });

  it('sends the token of HF_TOKEN to the endpoint of HF_ENDPOINT', async () => {
    hub.reset({ token: 'hf_mine' });
    const env = { HF_ENDPOINT: hub.endpoint, HF_TOKEN: 'hf_mine' };
    const { code, out } = await pull([`${name}@main`, '--yes', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name, commit, state: 'pulled', kind: 'encoder' });
    expect(out).not.toContain('hf_mine');
  });

  it.each([
    [['nothing', '--yes'], /"nothing" is no model of the list/],
    [['someone/thing', '--yes', '--endpoint', 'nowhere'], /is no address such as https:\/\/huggingface\.co/],
    [['someone/thing', '--yes', '--endpoint', hub.endpoint], /has no such model or file: check the name/],
  ])('%j ends with one sentence', async (args, sentence) => {
    hub.reset();
    const { code, out, err } = await pull(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says what else works where nobody answers', async () => {
    const { code, err } = await pull(['someone/thing', '--yes', '--endpoint', await addressOfNobody()]);
    expect(code).toBe(1);
    expect(err).toMatch(/Cannot reach 127\.0\.0\.1:\d+: it refuses the connection\. .* --model DIR\.\n$/);
  });

  it('Ctrl-C keeps what came, and the next pull goes on from there', async () => {
    rmSync(join(folder, 'other'), { recursive: true });
    hub.reset({ slow: 10 });
    const running = other.start('models', 'pull', `${name}@main`, '--yes', '--endpoint', hub.endpoint);
    const ended = new Promise((resolve) => running.once('close', resolve));
    await expect.poll(() => hub.sent, { timeout: 30_000 }).toBeGreaterThan(2_000_000);
    running.kill('SIGINT');
    expect(await ended).toBe(130);
    const before = hub.sent;
    hub.reset();
    expect((await pull([`${name}@main`, '--yes', '--endpoint', hub.endpoint])).code).toBe(0);
    expect(hub.sent).toBeLessThan(7_936_428);
    expect(hub.sent + before).toBeGreaterThanOrEqual(7_936_428);
  });

  it('nothing else that the command line does asks the network for anything', async () => {
    hub.reset();
    const env = {
      ...environment,
      HF_ENDPOINT: hub.endpoint,
      HTTP_PROXY: hub.endpoint,
      HTTPS_PROXY: hub.endpoint,
    };
    const file = join(folder, 'few.jsonl');
    writeFileSync(
      file,
      '{"question":"What is 1 + 1?","answer":"2"}\n{"question":"And 2 + 3?","answer":"5"}\n',
    );
    for (const args of [['score', file], ['stats', file], ['models'], ['models', 'verify'], ['store']])
      expect((await other.beside(env, ...args)).code).toBe(0);
    expect(hub.seen).toEqual([]);
  });
});
