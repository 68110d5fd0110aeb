import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { packed } from '../../../src/engine/compression/packed';
import { unzstded } from '../../../src/engine/compression/zstd';
import type { VerifyReport } from '../../../src/core/protocol/engineApi';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const store = join(folder, 'store');
const at = (name: string): string => join(folder, name);
const rows = Array.from({ length: 300 }, (_, row) => ({
  id: `q${row}`,
  question: `What is ${'very '.repeat(row % 13)}${row}?`,
  answer: `It is ${row * 7}.`,
}));
const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
const text = lines.join('');
const csv = ['id,question,answer\n', ...rows.map((row) => `${Object.values(row).join(',')}\n`)].join('');
const recipe = { mixture: 'hard', size: 40, measure: 'questionChars' } as const;
const textsIn = (): string[] => readdirSync(store).filter((name) => name.endsWith('.text'));

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* [bytes];
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece.slice());
  return Buffer.concat(all);
}

const ways = {
  gzip: {
    pack: async (content: string) => gzipSync(content),
    unpack: async (bytes: Buffer) => gunzipSync(bytes),
  },
  zstd: {
    pack: (content: string) => joined(packed('zstd', piecesOf(Buffer.from(content)))),
    unpack: (bytes: Buffer) => joined(unzstded(piecesOf(bytes), 'a test')),
  },
} as const;

const sources = [
  { plain: 'train.jsonl', text, packed: 'train.jsonl.gz', way: 'gzip' },
  { plain: 'train.jsonl', text, packed: 'train.jsonl.zst', way: 'zstd' },
  { plain: 'train.csv', text: csv, packed: 'train.csv.zst', way: 'zstd' },
  { plain: 'list.json', text: JSON.stringify(rows, undefined, 1), packed: 'list.json.gz', way: 'gzip' },
] as const;

describe.each(sources)('$packed', ({ plain, text: content, packed: name, way }) => {
  const { pack, unpack } = ways[way];

  beforeAll(async () => {
    writeFileSync(at(plain), content);
    writeFileSync(at(name), await pack(content));
    for (const path of [at(plain), at(name)]) await engine.call('score', { path, measures: ['length'] });
  });

  it('holds the same records as the plain file: ids, fields and scores', async () => {
    const [one, other] = [
      await engine.call('table', { path: at(plain) }),
      await engine.call('table', { path: at(name) }),
    ];
    expect(other.dataset).toMatchObject({ digest: one.dataset.digest, packing: way, name });
    expect(other.dataset.map).toEqual(one.dataset.map);
    const unversioned = (table: typeof one.table): object[] =>
      table.map((column) => ({ ...column, version: '' }));
    expect(unversioned(other.table)).toEqual(unversioned(one.table));
    expect(other.table.length).toBeGreaterThan(0);
  });

  it('gives the same mixture, compressed alike, plain or not as its name says', async () => {
    const [one, other, unpacked] = [
      at(`of-${name}-${plain}`),
      at(`of-${name}`),
      at(`plain-of-${name}-${plain}`),
    ];
    await engine.call('mix', { path: at(plain), recipe, out: one });
    await engine.call('mix', { path: at(name), recipe, out: other });
    await engine.call('mix', { path: at(name), recipe, out: unpacked });
    expect(await unpack(readFileSync(other))).toEqual(readFileSync(one));
    expect(readFileSync(unpacked)).toEqual(readFileSync(one));
    for (const out of [one, other, unpacked]) {
      const report = await engine.call('verify', { manifest: `${out}.manifest.json` });
      expect(report).toMatchObject({ differences: [], notCompared: [] });
    }
  });
});

describe('the text of a packed dataset', () => {
  const path = at('kept.jsonl.gz');
  const textFile = (): string =>
    join(
      store,
      textsIn().find((name) => name.startsWith('kept.'))!,
    );

  beforeAll(() => writeFileSync(path, gzipSync(text)));

  it('is kept for its owner alone, and used again', async () => {
    const first = await engine.call('open', { path });
    const { ino, mode } = statSync(textFile());
    expect(mode & 0o77).toBe(0);
    writeFileSync(at('train.jsonl'), text);
    await engine.call('open', { path, reading: { encoding: 'utf-8' } });
    expect(statSync(textFile()).ino).toBe(ino);
    expect(first.rows).toBe(rows.length);
  });

  it('is made anew where the packed file is another', async () => {
    writeFileSync(path, gzipSync(`${text}{"id":"new","question":"What is new?","answer":"This."}\n`));
    expect((await engine.call('open', { path })).rows).toBe(rows.length + 1);
    writeFileSync(path, gzipSync(text));
    expect((await engine.call('open', { path })).rows).toBe(rows.length);
  });

  it('is made anew where somebody wrote into it, and no number is kept for what was written there', async () => {
    const before = await engine.call('open', { path });
    appendFileSync(textFile(), '{"question":"Not mine?"}\n');
    const after = await engine.call('open', { path, reading: { encoding: 'utf8' } });
    expect(after.digest).toBe(before.digest);
  });

  it('goes when the store is cleared, and comes again', async () => {
    const { unpacked } = await engine.call('store', { clear: false });
    expect(unpacked).toBeGreaterThan(text.length);
    await engine.call('store', { clear: true });
    expect(textsIn()).toEqual([]);
    expect((await engine.call('record', { path, row: 5 })).row).toBe(5);
    expect(textsIn()).toHaveLength(1);
  });
});

describe('a compressed mixture', () => {
  const [path, out] = [at('proven.jsonl.gz'), at('proof.jsonl.gz')];
  const verified = (): Promise<VerifyReport> => engine.call('verify', { manifest: `${out}.manifest.json` });
  const mixed = async (): Promise<Buffer> => {
    await engine.call('mix', { path, recipe, out, force: true });
    return gunzipSync(readFileSync(out));
  };

  beforeAll(() => writeFileSync(path, gzipSync(text)));

  it('is proven where it, or its source, is packed in another way, which is said', async () => {
    const content = await mixed();
    writeFileSync(out, gzipSync(content, { level: 1 }));
    expect(await verified()).toMatchObject({
      differences: [],
      notCompared: [{ field: 'output.sha256' }, { field: 'output.bytes' }],
    });
    await mixed();
    writeFileSync(path, gzipSync(text, { level: 1 }));
    expect(await verified()).toMatchObject({
      differences: [],
      notCompared: [{ field: 'source.sha256' }, { field: 'source.bytes' }],
    });
  });

  it('is not proven where a record of it, or of its source, is another', async () => {
    const content = await mixed();
    writeFileSync(out, gzipSync(content.toString().replace('What', 'That')));
    expect((await verified()).differences.join()).toMatch(/file differs/);
    await mixed();
    writeFileSync(path, gzipSync(text.replace('What', 'That')));
    expect((await verified()).differences.join()).toMatch(/source differs/);
    writeFileSync(path, gzipSync(text));
  });

  it('is not proven by a manifest that says another content', async () => {
    await mixed();
    const manifest = readFileSync(`${out}.manifest.json`, 'utf8');
    const { output } = JSON.parse(manifest) as { output: { content: { sha256: string } } };
    writeFileSync(`${out}.manifest.json`, manifest.replace(output.content.sha256, 'ab'.repeat(32)));
    expect((await verified()).differences.join()).toMatch(/output\.content\.sha256/);
  });

  it('is refused as bzip2, which is read and not written', async () => {
    await expect(engine.call('mix', { path, recipe, out: at('out.jsonl.bz2') })).rejects.toThrow(
      'bzip2 is read but not written: name it',
    );
  });
});

describe('the first records of a compressed dataset', () => {
  it.each(sources)(
    'of $packed are those of the plain file, before it is unpacked',
    async ({ plain, packed: name }) => {
      await engine.call('store', { clear: true });
      const [one, other] = [
        await engine.call('head', { path: at(plain) }),
        await engine.call('head', { path: at(name) }),
      ];
      expect({ ...other, bytes: 0 }).toEqual({ ...one, bytes: 0 });
      expect(other.rows.length).toBe(200);
      expect(textsIn()).toEqual([]);
    },
  );
});
