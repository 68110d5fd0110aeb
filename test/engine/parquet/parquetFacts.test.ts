import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { firstParquetRows } from '../../../src/engine/parquet/firstParquetRows';
import { parquetFacts } from '../../../src/engine/parquet/parquetFacts';
import { writeParquetRows } from '../../../src/engine/parquet/writeParquetRows';
import { tempFolder } from '../files/tempFolder';
import { makeParquet, runSql } from './madeParquet';

const folder = tempFolder();
const nothing = (): Promise<void> => Promise.resolve();

/** The sentence that a file is refused with, without the folder of the test. */
async function refusal(...files: readonly string[]): Promise<string> {
  const error: unknown = await parquetFacts(files)
    .then(() => writeParquetRows(files, nothing))
    .catch((one: unknown) => one);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message.replaceAll(`${folder.at('').replace(/\/$/, '')}/`, '');
}

describe('What Parquet files say of themselves', () => {
  it('are their columns with types, rows, row groups, codecs and metadata', async () => {
    const query = `select i as n, {'role': 'user', 'B': [i::float]} as turn, map {'a': i::decimal(9, 2)} as m from range(5000) t(i)`;
    const files = await makeParquet(folder.at('facts.parquet'), query, {
      codec: 'gzip',
      rowGroup: 2048,
      shards: 2,
    });
    expect(await parquetFacts(files)).toEqual({
      columns: [
        { name: 'n', type: 'BIGINT' },
        { name: 'turn', type: 'struct(role VARCHAR, B FLOAT[])' },
        { name: 'm', type: 'map(VARCHAR, DECIMAL(9,2))' },
      ],
      rows: 5000,
      rowGroups: 4,
      codecs: ['GZIP'],
      metadata: new Map(),
      unlikeMetadata: [],
      rowsByFile: [2500, 2500],
    });
  });

  it('are of shards that have the same columns, else the first that differs is named', async () => {
    const [one] = await makeParquet(folder.at('one.parquet'), `select 1 as a, 'x' as b`);
    const [type] = await makeParquet(folder.at('type.parquet'), `select 1 as a, 2.5::double as b`);
    const [more] = await makeParquet(folder.at('more.parquet'), `select 1 as a, 'x' as b, 3 as c`);
    expect(await refusal(one!, type!)).toBe(
      'type.parquet and one.parquet are not shards of one dataset: their column 2 differs, which is "b" of type DOUBLE in type.parquet and "b" of type VARCHAR in one.parquet.',
    );
    expect(await refusal(one!, more!)).toContain(
      'which is "c" of type INTEGER in more.parquet and missing in one.parquet',
    );
  });
});

describe('A file that is no readable Parquet', () => {
  it('is refused in a sentence that says why', async () => {
    const [whole] = await makeParquet(
      folder.at('whole.parquet'),
      `select i, 'text ' || i as t from range(9999) t(i)`,
      {
        codec: 'zstd',
      },
    );
    const bytes = readFileSync(whole!);
    const write = (name: string, content: Buffer): Promise<string> => folder.write(name, content);
    expect(await refusal(await write('empty.parquet', Buffer.alloc(0)))).toContain('it is empty');
    expect(await refusal(await write('text.parquet', Buffer.from('{"a":1}\n'.repeat(9))))).toContain(
      'does not begin as one',
    );
    expect(await refusal(await write('cut.parquet', bytes.subarray(0, bytes.length - 20)))).toContain(
      'ends too early',
    );
    const broken = Buffer.from(bytes).fill(0xff, 4, 400);
    expect(await refusal(await write('page.parquet', broken))).toMatch(
      /^The column "i" of page\.parquet cannot be read: it is damaged/,
    );
    const [none] = await makeParquet(folder.at('none.parquet'), 'select 1 as a where false');
    expect(await refusal(none!)).toBe('none.parquet has no rows.');
    expect(await refusal(folder.at('gone.parquet'))).toContain('there is no such file');
  });

  it('is refused where it vanishes or changes while it is read', async () => {
    const query = 'select i, repeat(md5(i::varchar), 20) as t from range(30000) t(i)';
    const [gone] = await makeParquet(folder.at('going.parquet'), query, {
      codec: 'uncompressed',
      rowGroup: 2048,
    });
    const bytes = readFileSync(gone!);
    const going = writeParquetRows([gone!], () => Promise.resolve(rmSync(gone!, { force: true })));
    await expect(going).rejects.toThrow('there is no such file');
    writeFileSync(gone!, bytes);
    const changing = writeParquetRows([gone!], () => Promise.resolve(writeFileSync(gone!, bytes)));
    await expect(changing).rejects.toThrow('was changed while it was read');
  });

  it('is refused where its text is larger than may be, and given up when that is wished', async () => {
    const [file] = await makeParquet(
      folder.at('large.parquet'),
      "select repeat('x', 1000) as t from range(5000)",
    );
    await expect(writeParquetRows([file!], nothing, { mostBytes: 2 ** 20 })).rejects.toThrow(
      'more than 1 MB as text',
    );
    const ending = new AbortController();
    const progress = (): void => ending.abort();
    await expect(writeParquetRows([file!], nothing, { signal: ending.signal, progress })).rejects.toThrow(
      /abort/i,
    );
  });
});

describe('The first rows', () => {
  it('are the same lines, from a path that looks like a pattern and a folder that looks like a partition', async () => {
    const path = folder.at('part=1[a]*?.parquet');
    await runSql(
      `copy (select i, null as none, chr(65279) || 'é' as t from range(9) t(i)) to '${folder.at('plain.parquet')}' (format parquet)`,
    );
    writeFileSync(path, readFileSync(folder.at('plain.parquet')));
    expect(await firstParquetRows(path, 2)).toEqual(['{"i":0,"t":"\ufeffé"}', '{"i":1,"t":"\ufeffé"}']);
  });

  it('have as many columns as there are', async () => {
    const columns = Array.from({ length: 10_000 }, (_, at) => `${at} as c${at}`);
    const [file] = await makeParquet(folder.at('wide.parquet'), `select ${columns.join(', ')}`);
    const [line] = await firstParquetRows(file!, 1);
    const row = JSON.parse(line!) as Record<string, number>;
    expect(Object.keys(row).length).toBe(10_000);
    expect(row['c9999']).toBe(9999);
  });
});
