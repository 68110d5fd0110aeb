import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HubRequest, PullProgress } from '../../../src/core/protocol/modelsApi';
import { Cancelled } from '../../../src/core/protocol/rpc';
import { UserError } from '../../../src/core/userError';
import { findModel } from '../../../src/engine/models/modelFolder';
import { readRecord } from '../../../src/engine/models/modelRecord';
import { planPull, pullModel } from '../../../src/engine/models/pullModel';
import { pulledModels, type PulledModel } from '../../../src/engine/models/pulledModels';
import { verifyModels } from '../../../src/engine/verifying/verifyModels';
import { OnnxTextEncoder } from '../../../src/engine/onnx/textEncoder';
import { temporaryFolder } from '../../temporary';
import { startHub } from './hub';
import { addressOfNobody, commit } from './hubServer';
import { embedded } from './servedModel';

const repo = 'someone/tiny-encoder';
const store = temporaryFolder();
const hub = await startHub(repo);
const page = await startHub(repo, []);
const signal = new AbortController().signal;
const folder = join(store, 'models', 'someone', 'tiny-encoder', commit);
const weights = statSync(join(embedded, 'model.onnx')).size;
const wanted = ['README.md', 'config.json', 'gradus-model.json', 'onnx', 'tokenizer.json'];

function pull(
  more: Partial<HubRequest> = {},
  { aborted = signal, onProgress = (_: PullProgress): void => undefined } = {},
): Promise<PulledModel> {
  const request = { model: repo, hub: hub.access(), ...more };
  return pullModel(store, request, { signal: aborted, progress: onProgress });
}

const closedAddress = await addressOfNobody();
const weightsRequests = () => hub.seen.filter(({ host, url }) => host === 'cdn' && url.includes('.onnx'));

beforeEach(async () => {
  await rm(join(store, 'models'), { recursive: true, force: true });
  hub.reset();
});

describe('a pull', () => {
  it('brings what is needed and no more, with a record of it; the model encodes as the one that was served', async () => {
    const { name, record } = await pull();
    expect([name, record.commit, record.kind, record.licence, record.model]).toEqual([
      repo,
      commit,
      'encoder',
      'apache-2.0',
      'onnx/model_quantized.onnx',
    ]);
    expect(readdirSync(folder).sort()).toEqual(wanted);
    expect(readdirSync(join(folder, 'onnx'))).toEqual(['model_quantized.onnx']);
    expect(hub.seen.some(({ url }) => url.includes('safetensors'))).toBe(false);
    const [pulled, own] = await Promise.all(
      [folder, embedded].map(async (one) => {
        const encoder = await OnnxTextEncoder.load(await findModel(one), 1);
        return encoder.encode(['What is left of seven apples?']);
      }),
    );
    expect(pulled).toEqual(own);
    expect((await findModel(folder)).name).toBe(repo);
  });

  it('asks nothing of the network where the model is here', async () => {
    await pull();
    hub.reset();
    await pull();
    await pull({ model: `${repo}@${commit}` });
    expect((await planPull(store, { model: repo, hub: hub.access() }, signal)).folder).toBe(folder);
    expect(hub.seen).toEqual([]);
  });

  it('says beforehand what it would bring', async () => {
    const plan = await planPull(store, { model: `${repo}@v1`, hub: hub.access() }, signal);
    expect(plan).toMatchObject({ name: repo, commit, licence: 'apache-2.0' });
    expect(plan.files.map(({ path }) => path)).toEqual([
      'config.json',
      'README.md',
      'tokenizer.json',
      'onnx/model_quantized.onnx',
    ]);
    expect(plan.bytes).toBe(plan.files.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(existsSync(join(store, 'models'))).toBe(false);
  });

  it('takes the ONNX file that is asked for, instead of the one before', async () => {
    await pull();
    const { record } = await pull({ file: 'onnx/model.onnx' });
    expect(record.model).toBe('onnx/model.onnx');
    expect(readdirSync(join(folder, 'onnx'))).toEqual(['model.onnx']);
    await expect(pull({ file: 'onnx/model_q4.onnx' })).rejects.toThrow(
      'someone/tiny-encoder has no file onnx/model_q4.onnx. Its ONNX files: onnx/model_quantized.onnx, onnx/model.onnx.',
    );
  });

  it('tells how far it has come, to the end', async () => {
    hub.reset({ slow: 2 });
    const told: PullProgress[] = [];
    await pull({}, { onProgress: (progress) => void told.push(progress) });
    const total = told.at(-1)!.total;
    expect(told.at(-1)!.done).toBe(total);
    expect(told.length).toBeGreaterThan(5);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    expect(told.at(-1)!.file).toBe('onnx/model_quantized.onnx');
  });
});

describe('a pull that is interrupted', () => {
  it('stops when it is cancelled, keeps what came, and the next one asks for the rest alone', async () => {
    hub.reset({ slow: 5 });
    const abort = new AbortController();
    const half = (progress: PullProgress): void => {
      if (progress.done > progress.total / 2) abort.abort(new Cancelled());
    };
    await expect(pull({}, { aborted: abort.signal, onProgress: half })).rejects.toThrow(Cancelled);
    const kept = statSync(`${join(`${folder}.part`, 'onnx', 'model_quantized.onnx')}.part`).size;
    expect(kept).toBeGreaterThan(weights / 4);
    expect(await pulledModels(store)).toEqual([]);
    hub.reset();
    await pull();
    expect(weightsRequests().map(({ range }) => range)).toEqual([`bytes=${kept}-`]);
    expect(hub.sent).toBe(weights - kept);
    const pulled = readFileSync(join(folder, 'onnx', 'model_quantized.onnx'));
    expect(pulled.equals(readFileSync(join(embedded, 'model.onnx')))).toBe(true);
    expect(readdirSync(join(store, 'models', 'someone', 'tiny-encoder'))).toEqual([commit]);
  });

  it('takes a connection that is cut up again by itself', async () => {
    hub.reset({ cutAfter: { bytes: 3_000_000, times: 2 } });
    await pull();
    const ranges = weightsRequests().map(({ range }) => range);
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBeUndefined();
    expect(ranges[2]).toMatch(/^bytes=\d{6,7}-$/);
  });

  it('gives up where nothing more comes, says so with what else works, and keeps what came', async () => {
    hub.reset({
      cutAfter: { bytes: 2_000_000, times: 1 },
      refuse: { path: /resolve.*onnx$/, status: 503, skip: 1 },
    });
    const gone = pull();
    await expect(gone).rejects.toMatchObject({
      message: expect.stringMatching(/has a fault of its own \(503\)/) as string,
      remedy: { kind: 'copyModel' },
    });
    hub.reset();
    await pull();
    expect(hub.sent).toBeLessThan(weights);
  });

  it('gives up where the end of a file never comes, and says how much did', async () => {
    hub.reset({ tooShort: true });
    await expect(pull()).rejects.toThrow(/it sent 7935428 of 7936428 bytes of onnx\/model_quantized\.onnx/);
    hub.reset();
    await pull();
    expect(hub.sent).toBe(1000);
  });

  it('is not begun twice at once', async () => {
    hub.reset({ slow: 2 });
    const both = await Promise.allSettled([pull(), pull()]);
    const [fulfilled, rejected] = ['fulfilled', 'rejected'].map((status) =>
      both.filter((one) => one.status === status),
    );
    expect([fulfilled!.length, rejected!.length]).toEqual([1, 1]);
    expect((rejected![0] as PromiseRejectedResult).reason).toMatchObject({
      message: `someone/tiny-encoder is being downloaded already (process ${process.pid}): wait for it, or stop it.`,
    });
    expect(readdirSync(folder).sort()).toEqual(wanted);
  });

  it('by a process that is gone holds up no other', async () => {
    mkdirSync(`${folder}.part`, { recursive: true });
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(`${folder}.part`, 'pull.lock'), String(gone));
    await pull();
    expect(readdirSync(folder).sort()).toEqual(wanted);
  });

  it('begins a file anew where the server does not heed what is asked for', async () => {
    hub.reset({ cutAfter: { bytes: 2_000_000, times: 1 }, ignoresRange: true });
    await pull();
    expect(weightsRequests()).toHaveLength(2);
    expect(
      (await verifyModels(store, repo, 1, { signal, progress: () => undefined })).models[0]!.faults,
    ).toEqual([]);
  });
});

describe('bytes that are not those of the Hub', () => {
  it.each([
    [
      'wrong',
      { wrongBytes: true },
      /onnx\/model_quantized\.onnx from 127.* SHA-256 differs\): it is deleted/,
    ],
    ['too many', { tooLong: true }, /sends more of onnx\/model_quantized\.onnx than the 7936428 bytes/],
  ])('are %s: nothing usable is left, and it is said', async (_, behaviour, sentence) => {
    hub.reset(behaviour);
    await expect(pull()).rejects.toThrow(sentence);
    expect(await pulledModels(store)).toEqual([]);
    const left = readdirSync(`${folder}.part`, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /onnx$/.test(name) && name !== 'onnx')).toEqual([]);
    hub.reset();
    await pull();
    expect(hub.sent).toBe(weights);
  });

  it('are never taken from an earlier download that was changed meanwhile', async () => {
    hub.reset({ cutAfter: { bytes: 2_000_000, times: 1 }, refuse: { path: /never/, status: 500 } });
    const abort = new AbortController();
    const soon = ({ done }: PullProgress): void => void (done > 1_000_000 && abort.abort(new Cancelled()));
    await expect(pull({}, { aborted: abort.signal, onProgress: soon })).rejects.toThrow(Cancelled);
    const part = `${join(`${folder}.part`, 'onnx', 'model_quantized.onnx')}.part`;
    writeFileSync(part, Buffer.alloc(statSync(part).size, 7));
    hub.reset();
    await expect(pull()).rejects.toThrow(/is not what the Hub lists/);
    await pull();
    expect(await readRecord(folder)).toBeDefined();
  });
});

describe('a Hub that refuses', () => {
  it.each([
    [404, 'RepoNotFound', /has no such model or file: check the name\.$/],
    [404, 'RevisionNotFound', /knows no such revision/],
    [401, undefined, /has no such model, or gives it only with a token/],
    [403, 'GatedRepo', /only to those who accepted its terms/],
    [429, undefined, /asks for patience/],
    [500, undefined, /has a fault of its own \(500\)/],
  ])('with %i %s is quoted in a sentence', async (status, code, sentence) => {
    hub.reset({ refuse: { path: /api/, status, ...(code ? { code } : {}) } });
    const refused = pull();
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toBeInstanceOf(UserError);
    expect(existsSync(join(store, 'models'))).toBe(false);
  });

  it('once, for a fault of its own, is asked again', async () => {
    hub.reset({ refuse: { path: /api/, status: 502, times: 2 } });
    await pull();
    expect(await pulledModels(store)).toHaveLength(1);
  });

  it('cannot be reached: the sentence says what else works', async () => {
    const nowhere = { model: repo, hub: { endpoint: closedAddress } };
    await expect(pullModel(store, nowhere, { signal, progress: () => undefined })).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Cannot reach 127\.0\.0\.1:\d+: it refuses the connection\.$/,
      ) as string,
      remedy: { kind: 'network' },
    });
  });

  it('names files that lie outside of any folder, or is no Hub at all', async () => {
    page.behaviour.more = [{ path: '../../evil' }];
    await expect(pull({ hub: page.access() })).rejects.toThrow(/names a file "\.\.\/\.\.\/evil"/);
    await expect(pull({ hub: { endpoint: `${hub.endpoint}/nowhere` } })).rejects.toThrow(/no such model/);
  });

  it('needs no endpoint that is none', async () => {
    for (const endpoint of ['', 'huggingface.co', 'file:///etc', 'http://me:secret@host', 'ftp://x'])
      await expect(pull({ hub: { endpoint } })).rejects.toThrow(/is no address such as https/);
  });
});

describe('the token', () => {
  it('is sent to the endpoint and to no other host', async () => {
    hub.reset({ token: 'hf_secret' });
    await pull({ hub: hub.access({ token: 'hf_secret' }) });
    const at = (host: string) => hub.seen.filter((one) => one.host === host).map((one) => one.authorization);
    expect(new Set(at('hub'))).toEqual(new Set(['Bearer hf_secret']));
    expect(at('cdn').length).toBeGreaterThan(0);
    expect(new Set(at('cdn'))).toEqual(new Set([undefined]));
    expect(readFileSync(join(folder, 'gradus-model.json'), 'utf8')).not.toContain('hf_secret');
  });

  it('that is refused is said to be, and not repeated', async () => {
    hub.reset({ token: 'hf_secret' });
    const refused = pull({ hub: hub.access({ token: 'hf_wrong' }) });
    await expect(refused).rejects.toThrow(/does not accept the token/);
    await expect(refused).rejects.not.toThrow(/hf_/);
  });

  it('goes nowhere with a redirect in a circle or to an address that is none', async () => {
    hub.reset({ redirect: `${hub.endpoint}/${repo}/resolve/${commit}/onnx/model_quantized.onnx` });
    await expect(pull()).rejects.toThrow(/redirects in a circle/);
    hub.reset({ redirect: 'file:///etc/passwd' });
    await expect(pull()).rejects.toThrow(/redirects to an address that is not safe/);
  });
});
