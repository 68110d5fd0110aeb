import { beforeEach, describe, expect, it } from 'vitest';
import { HubConnection } from '../../../src/engine/models/hubConnection';
import { NetworkFault } from '../../../src/engine/models/hubFaults';
import { readRepo, type HubRepo } from '../../../src/engine/models/hubRepo';
import { startHub } from './hub';
import { commit, type Behaviour } from './hubServer';
import { embeddedAsRepo } from './servedModel';

const repo = 'someone/tiny-encoder';
const hub = await startHub(repo);
const notAHub = /^127\.0\.0\.1:\d+ does not answer as a Hugging Face Hub does: check the endpoint/;
const file = { type: 'file', path: 'config.json', size: 5, oid: 'b'.repeat(40) };
const lfs = { oid: 'c'.repeat(64), size: 9 };

async function read(revision = 'main', token?: string): Promise<HubRepo> {
  const connection = new HubConnection(hub.access(token === undefined ? {} : { token }));
  try {
    return await readRepo(connection, repo, revision, new AbortController().signal);
  } finally {
    await connection.close();
  }
}

const instead = (
  of: 'info' | 'tree',
  body: unknown,
  more: Omit<NonNullable<Behaviour['instead']>, 'of' | 'body'> = {},
): Behaviour => ({
  instead: { of, body, ...more },
});

beforeEach(() => hub.reset());

describe('What the Hub says of a model', () => {
  it('is asked for in two requests and one for each further page of the list', async () => {
    const found = await read('v1');
    expect(found).toMatchObject({ repo, commit, licence: 'apache-2.0' });
    expect(found.files.map(({ path, bytes }) => [path, bytes])).toEqual(
      embeddedAsRepo().map(({ path, content }) => [path, content.length]),
    );
    expect(hub.seen.map(({ url }) => url)).toEqual([
      `/api/models/${repo}/revision/v1?expand=sha&expand=cardData`,
      `/api/models/${repo}/tree/${commit}?recursive=true`,
      `/api/models/${repo}/tree/${commit}?recursive=true&cursor=2`,
    ]);
  });

  it('names a revision whole, whatever is in it', async () => {
    await expect(read('refs/pr/1?x=#y')).rejects.toThrow(/knows no such revision/);
    expect(hub.seen[0]!.url).toContain('/revision/refs%2Fpr%2F1%3Fx%3D%23y?expand=sha');
  });

  it.each([
    ['a page to sign in', '<!doctype html><title>Sign in</title>'],
    ['nothing', ''],
    ['half of it', `{"sha":"${commit}"`],
    ['null', null],
    ['a list', []],
    ['no commit', { cardData: {} }],
    ['a short commit', { sha: 'a'.repeat(39) }],
    ['a commit that is a path', { sha: `../${'a'.repeat(37)}` }],
    ['a commit with a line after it', { sha: `${commit}\n` }],
    ['a card that is a text', { sha: commit, cardData: 'mit' }],
  ])('that is %s is said to be no answer of a Hub', async (_, body) => {
    hub.reset(instead('info', body));
    await expect(read()).rejects.toThrow(notAHub);
    expect(hub.seen).toHaveLength(1);
  });

  it.each([
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
    [{ license: 3 }, undefined],
    [{ license: ['mit', 'other'] }, 'mit'],
    [{ license: 'x'.repeat(200) }, 'x'.repeat(100)],
  ])('has a licence where its card has one: %j', async (cardData, licence) => {
    hub.reset(instead('info', { sha: commit, cardData }));
    expect((await read()).licence).toBe(licence);
  });
});

describe('A list of files', () => {
  it('may hold folders and what nobody knows yet; large files go by their SHA-256', async () => {
    const large = { ...file, path: 'model.onnx', lfs };
    hub.reset(instead('tree', [{ type: 'directory', path: 'onnx' }, { type: 'unknown' }, file, large]));
    expect((await read()).files).toEqual([
      { path: 'config.json', bytes: 5, checksum: { kind: 'gitSha1', hex: file.oid } },
      { path: 'model.onnx', bytes: 9, checksum: { kind: 'sha256', hex: lfs.oid } },
    ]);
  });

  it.each([
    ['an object', { files: [file] }],
    ['a text', '"file"'],
    ['cut short', '[{"type":"file"'],
    ['made of null', [null]],
    ['made of texts', ['config.json']],
    ['without types', [{ path: 'config.json' }]],
    ['with a file without a hash', [{ ...file, oid: undefined }]],
    ['with a hash that is none', [{ ...file, oid: 'B'.repeat(40) }]],
    ['with a negative size', [{ ...file, size: -1 }]],
    ['with half a byte', [{ ...file, size: 0.5 }]],
    ['with a size beyond counting', [{ ...file, size: 2 ** 53 }]],
    ['with a size that is a text', [{ ...file, size: '5' }]],
    ['with a path that is a number', [{ ...file, path: 7 }]],
    ['with a large file without a hash', [{ ...file, lfs: { size: 9 } }]],
    ['with a large file of a short hash', [{ ...file, lfs: { ...lfs, oid: file.oid } }]],
    ['with a large file of no size', [{ ...file, lfs: { oid: lfs.oid } }]],
    ['with one good file before a bad one', [file, { ...file, oid: '' }]],
  ])('that is %s is no answer of a Hub', async (_, body) => {
    hub.reset(instead('tree', body));
    await expect(read()).rejects.toThrow(notAHub);
  });

  it.each(['../evil', '/etc/passwd', 'a/../../b', 'C:\\x', ''])(
    'with the path %j is refused as a whole',
    async (path) => {
      hub.reset(instead('tree', [file, { ...file, path }]));
      await expect(read()).rejects.toThrow(/names a file ".*" that cannot lie in a folder/);
    },
  );

  it('of more than 10,000 files is refused', async () => {
    hub.reset(instead('tree', Array<unknown>(10_000).fill(file)));
    expect((await read()).files).toHaveLength(10_000);
    hub.reset(instead('tree', Array<unknown>(10_001).fill(file)));
    await expect(read()).rejects.toThrow('someone/tiny-encoder has more than 10000 files.');
  });

  it('that is larger than any list ends the reading', async () => {
    hub.reset(instead('tree', `[${' '.repeat(2 ** 25)}]`));
    await expect(read()).rejects.toThrow(notAHub);
  });

  it('whose pages never end is given up', async () => {
    const link = `<${hub.endpoint}/api/models/${repo}/tree/${commit}?cursor=again>; rel="next"`;
    hub.reset(instead('tree', [{ type: 'directory' }], { link }));
    await expect(read()).rejects.toThrow('The list of the files of someone/tiny-encoder does not end.');
    expect(hub.seen).toHaveLength(1001);
  });

  const second = `/api/models/${repo}/tree/${commit}?cursor=2`;
  it.each([
    ['by its whole address', `<${hub.endpoint}${second}>; rel="next"`, true],
    ['by a relative one', `<${second}>; rel=next`, true],
    ['among others', `<https://host/1>; rel="first", <${second}>; title="a"; rel="next"`, true],
    ['not at all', '<https://host/9>; rel="last"', false],
  ])('goes on by the link that is called next: %s', async (_, link, goesOn) => {
    hub.reset(instead('tree', [file], { link, times: 1 }));
    const { files } = await read();
    expect(files).toHaveLength(goesOn ? 1 + embeddedAsRepo().length - 2 : 1);
    expect(hub.seen.map(({ url }) => url).slice(2)).toEqual(goesOn ? [second] : []);
  });

  it.each(['file:///etc/passwd', 'ftp://host/list', 'http://['])(
    'that goes on at %s is refused',
    async (address) => {
      hub.reset(instead('tree', [file], { link: `<${address}>; rel="next"` }));
      await expect(read()).rejects.toThrow(/goes on with its list of files at an address that is not safe/);
    },
  );

  it('that goes on at another host is read from there without the token', async () => {
    const elsewhere = `<${hub.cdnAddress}/${repo}/resolve/${commit}/config.json>; rel="next"`;
    hub.reset({ token: 'hf_secret', ...instead('tree', [file], { link: elsewhere }) });
    await expect(read('main', 'hf_secret')).rejects.toThrow(notAHub);
    expect(hub.seen.map(({ host, authorization }) => [host, authorization])).toEqual([
      ['hub', 'Bearer hf_secret'],
      ['hub', 'Bearer hf_secret'],
      ['cdn', undefined],
    ]);
  });
});

it.each(['info', 'tree'] as const)(
  'A connection that is cut within an answer (%s) is said to be',
  async (of) => {
    hub.reset(instead(of, of === 'info' ? { sha: commit } : [file], { cut: true }));
    const cut = read();
    await expect(cut).rejects.toBeInstanceOf(NetworkFault);
    await expect(cut).rejects.toThrow(/^Cannot reach 127\.0\.0\.1:\d+: the connection was cut\.$/);
  },
);
