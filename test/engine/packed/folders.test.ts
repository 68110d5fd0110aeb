import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { engineInFolder } from '../engines';
import { makeParquet } from '../parquet/madeParquet';

const { folder, engine } = engineInFolder();
const rows = Array.from({ length: 90 }, (_, row) => ({
  question: `What is ${'very '.repeat(row % 7)}${row}?`,
  answer: `It is ${row}.`,
}));
const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
const table = rows.map(({ question, answer }) => `${question},${answer}\n`);
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const digestOf = async (path: string, split?: string): Promise<string> =>
  (await engine.call('open', { path, ...(split ? { reading: { split } } : {}) })).digest;

describe('files of one folder', () => {
  it('hold the records of the one file that they are of, compressed or not', async () => {
    const whole = write('whole.jsonl', lines.join(''));
    write('shards/part-2.jsonl', lines.slice(20, 50).join('').trimEnd());
    write('shards/part-10.jsonl.gz', gzipSync(lines.slice(50).join('')));
    write('shards/part-1.jsonl', lines.slice(0, 20).join(''));
    const path = join(folder, 'shards');
    expect(await digestOf(path)).toBe(await digestOf(whole));
    expect(await digestOf(join(path, 'part-*'))).toBe(await digestOf(whole));
  });

  it('have one header where they are tables', async () => {
    const whole = write('whole.csv', ['question,answer\n', ...table].join(''));
    write('tables/a.csv', ['question,answer\n', ...table.slice(0, 40)].join(''));
    write('tables/b.csv', ['question,answer\n', ...table.slice(40)].join(''));
    expect(await digestOf(join(folder, 'tables'))).toBe(await digestOf(whole));
    write('unlike/a.csv', ['question,answer\n', ...table.slice(0, 40)].join(''));
    write('unlike/b.csv', ['question,reply\n', ...table.slice(40)].join(''));
    await expect(engine.call('open', { path: join(folder, 'unlike') })).rejects.toThrow(/b\.csv.*reply/);
  });

  it('of Parquet with other metadata each give a mixture that tells what is not in it', async () => {
    mkdirSync(join(folder, 'metadata'));
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    for (const name of ['a', 'b'])
      await connection.run(
        `copy (select 'What is ' || range || '${name}?' as question from range(20)) to '${join(folder, 'metadata', name)}.parquet' (format parquet, kv_metadata {shard: '${name}', kept: 'same'})`,
      );
    database.closeSync();
    const { dropped } = await engine.call('mix', {
      ...{ path: join(folder, 'metadata'), out: join(folder, 'mixed.parquet') },
      recipe: { mixture: 'all', size: 5, measure: 'questionChars' },
    });
    expect(dropped).toEqual([
      'The metadata "shard" of the source is not in the mixture: it differs between the files.',
    ]);
  });

  it('of Parquet are as one file of the same rows', async () => {
    const query = `select range::int as n, 'What is ' || range || '?' as question, [range, null] as list from range(500)`;
    mkdirSync(join(folder, 'parquet'));
    const [whole] = await makeParquet(join(folder, 'whole.parquet'), query);
    const shards = await makeParquet(join(folder, 'parquet', 'train'), query, { shards: 12, codec: 'zstd' });
    for (const shard of shards) renameSync(shard, `${shard}.parquet`);
    const found = await engine.call('open', { path: join(folder, 'parquet', 'train*') });
    expect(found).toMatchObject({ rows: 500, packing: 'parquet', digest: await digestOf(whole!) });
  });

  it('are named where a record of one is broken', async () => {
    write('broken/a.jsonl', lines.slice(0, 5).join(''));
    write('broken/b.jsonl', `${lines[5]}{"question\n${lines[6]}`);
    const problems = await engine.call('problems', { path: join(folder, 'broken') });
    expect(problems).toMatchObject([{ file: 'b.jsonl', line: 2, row: 6 }]);
  });

  it('are read again where one is changed, added or removed', async () => {
    const path = join(folder, 'changing');
    write('changing/a.jsonl', lines.slice(0, 5).join(''));
    write('changing/b.jsonl', lines.slice(5, 9).join(''));
    const counts = [(await engine.call('open', { path })).rows];
    write('changing/b.jsonl', lines.slice(5, 12).join(''));
    counts.push((await engine.call('open', { path })).rows);
    write('changing/c.jsonl', lines.slice(12, 20).join(''));
    counts.push((await engine.call('open', { path })).rows);
    rmSync(join(path, 'a.jsonl'));
    counts.push((await engine.call('open', { path })).rows);
    expect(counts).toEqual([9, 12, 20, 15]);
  });

  it('are one split: which, must be said where there are several', async () => {
    write('splits/train.jsonl', lines.slice(0, 50).join(''));
    write('splits/test.jsonl', lines.slice(50).join(''));
    const path = join(folder, 'splits');
    await expect(engine.call('open', { path })).rejects.toThrow(UserError);
    const counts = await Promise.all(
      ['train', 'test'].map(async (split) => (await engine.call('open', { path, reading: { split } })).rows),
    );
    expect(counts).toEqual([50, 40]);
  });

  it('are of one kind: other fields, and one file packed in two ways, are refused', async () => {
    write('two/code.jsonl', '{"task_id":1,"code":"x","test_list":[]}\n');
    write('two/qa.jsonl', lines.join(''));
    await expect(engine.call('open', { path: join(folder, 'two') })).rejects.toThrow(
      'qa.jsonl has other fields (question, answer) than code.jsonl (task_id, code, test_list)',
    );
    write('optional/a.jsonl', '{"question":"What?","answer":"This.","source":"web"}\n');
    write('optional/b.jsonl', lines[0]!);
    expect((await engine.call('open', { path: join(folder, 'optional') })).rows).toBe(2);
    write('twins/a.jsonl', lines.join(''));
    write('twins/a.jsonl.gz', gzipSync(lines.join('')));
    await expect(engine.call('open', { path: join(folder, 'twins') })).rejects.toThrow(
      /one file packed in two ways/,
    );
    mkdirSync(join(folder, 'schemas'));
    await makeParquet(join(folder, 'schemas', 'a.parquet'), 'select range as n from range(5)');
    await makeParquet(join(folder, 'schemas', 'b.parquet'), 'select range::varchar as n from range(5)');
    await expect(engine.call('open', { path: join(folder, 'schemas') })).rejects.toThrow(/b\.parquet/);
  });

  it('have splits, which one file has not', async () => {
    const path = write('alone.jsonl', lines.join(''));
    await expect(engine.call('open', { path, reading: { split: 'train' } })).rejects.toThrow(/is no folder/);
  });

  it('give mixtures that are proven, until a file is another', async () => {
    const [path, out] = [join(folder, 'proven'), join(folder, 'of-proven.jsonl')];
    write('proven/a.jsonl', lines.slice(0, 50).join(''));
    write('proven/b.jsonl', lines.slice(50).join(''));
    await engine.call('score', { path, measures: ['length'] });
    await engine.call('mix', { path, recipe: { mixture: 'hard', size: 9, measure: 'questionChars' }, out });
    const verified = () => engine.call('verify', { manifest: `${out}.manifest.json` });
    expect(await verified()).toMatchObject({ differences: [], notCompared: [] });
    write('proven/b.jsonl.gz', gzipSync(lines.slice(50).join('')));
    rmSync(join(path, 'b.jsonl'));
    expect(await verified()).toMatchObject({ differences: [], notCompared: [{}, {}] });
    write('proven/b.jsonl.gz', gzipSync(lines.slice(51).join('')));
    expect((await verified()).differences.join()).toMatch(/source differs/);
  });

  it('are never written over', async () => {
    const path = join(folder, 'shards');
    await expect(
      engine.call('exportRows', {
        path,
        rows: Uint32Array.of(0),
        out: join(path, 'part-1.jsonl'),
        force: true,
      }),
    ).rejects.toThrow(/nothing is ever written over it/);
  });
});
