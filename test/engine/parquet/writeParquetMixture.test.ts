import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parquetFacts } from '../../../src/engine/parquet/parquetFacts';
import { writeParquetMixture } from '../../../src/engine/parquet/writeParquetMixture';
import { tempFolder } from '../files/tempFolder';
import { linesOf, makeParquet, runSql } from './madeParquet';

const folder = tempFolder();

/** A column of every type that a Parquet file of DuckDB can have, nested ones too; every fifth value is null. */
const everyType = `select case when i % 5 > 0 then v end as v, * exclude (v) from (
  select i, i::utinyint as v, (i * 1.5)::float as single, -i / 7.0::double as d, (i * 1000 + 0.25)::decimal(12, 2) as small,
    ('1234567890123456789012345678.' || (100 + i))::decimal(38, 3) as large, date '2024-02-29' + i::integer as day,
    timestamp '2024-02-29 13:05:07.25' + to_microseconds(i) as local, timestamptz '2024-02-29 13:05:07.25+02' + to_hours(i) as instant,
    timestamp_ns '2024-02-29 13:05:07.123456789' as precise, time '01:02:03.5' as clock, timetz '01:02:03.5+01' as zoned,
    interval (i) month as span, '00000000-0000-4000-8000-0000000000' || (10 + i) || '' as text, md5(i::varchar)::uuid as uuid,
    case when i % 2 = 0 then 'easy' else 'hard' end::enum ('easy', 'hard') as level, '{"a": [1]}'::json as document,
    ('\\x00\\xFF')::blob as bytes, i % 3 = 0 as flag, [i, null, 3] as list, [[i::varchar], []] as lists,
    {'role': 'user', 'content': chr(65279) || i, 'none': null::integer} as turn, [{'role': 'user', 'n': i}, null] as turns,
    map {'b': i, 'a': null} as texts, map {i: 'x'} as numbers, {'m': map {'k': [i]}} as deep
  from range(40) t(i))`;

const drawn = [39, 0, 17, 3, 16, 38];

describe('A mixture of Parquet files', () => {
  it('has the rows that were drawn, in their order and with their values, whatever their type', async () => {
    const files = await makeParquet(folder.at('types.parquet'), everyType, { codec: 'zstd', shards: 3 });
    const before = await linesOf(...files);
    const written = await writeParquetMixture(folder.at('types-out.parquet'), { files, rows: drawn });
    expect(await linesOf(folder.at('types-out.parquet'))).toEqual(drawn.map((row) => before[row]));
    const [source, out] = [await parquetFacts(files), await parquetFacts([folder.at('types-out.parquet')])];
    expect(out.columns).toEqual(source.columns);
    expect(out.codecs).toEqual(['ZSTD']);
    expect(written.content.rows).toBe(drawn.length);
    expect(readdirSync(dirname(folder.at('x'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('has values that DuckDB finds equal to those of the source', async () => {
    const [file] = await makeParquet(folder.at('equal.parquet'), everyType);
    await writeParquetMixture(folder.at('equal-out.parquet'), { files: [file!], rows: drawn });
    await expect(
      runSql(
        `select error('differs') from (
           (select * from '${file}' where i in (${drawn.join(', ')}) except all select * from '${folder.at('equal-out.parquet')}')
           union all (select * from '${folder.at('equal-out.parquet')}' except all select * from '${file}'))`,
      ),
    ).resolves.toBeUndefined();
  });

  it('is the same bytes each time, from one file and from its shards', async () => {
    const [one] = await makeParquet(folder.at('one.parquet'), everyType);
    const shards = await makeParquet(folder.at('shard.parquet'), everyType, { shards: 4 });
    const made = [[one!], [one!], shards].map(async (files, at) => {
      const out = folder.at(`same-${at}.parquet`);
      await writeParquetMixture(out, { files, rows: drawn });
      return readFileSync(out);
    });
    const [first, ...others] = await Promise.all(made);
    for (const other of others) expect(other.equals(first!)).toBe(true);
  });

  it('counts rows apart from columns of such names, and keeps odd names as they are', async () => {
    const query = `select i as file_row_number, i + 1 as filename, i + 2 as drawn_row, i + 3 as "DRAWN_PLACE", i + 4 as "row",
      i + 5 as "a""b'c", i + 6 as "__proto__" from range(9) t(i)`;
    const files = await makeParquet(folder.at('names.parquet'), query);
    await writeParquetMixture(folder.at('names-out.parquet'), { files, rows: [8, 2] });
    const lines = await linesOf(...files);
    expect(await linesOf(folder.at('names-out.parquet'))).toEqual([lines[8], lines[2]]);
  });

  it('keeps the metadata that still holds, and says what does not', async () => {
    const made = folder.at('metadata.parquet');
    const pandas = JSON.stringify({ index_columns: [{ kind: 'range', start: 0, stop: 5, step: 1 }] });
    await runSql(
      `copy (select 1 as a from range(5)) to '${made}' (format parquet, kv_metadata {huggingface: '{"info": "it''s"}', pandas: '${pandas}'})`,
    );
    const out = folder.at('metadata-out.parquet');
    const { dropped } = await writeParquetMixture(out, { files: [made], rows: [1] });
    expect([...(await parquetFacts([out])).metadata]).toEqual([['huggingface', '{"info": "it\'s"}']]);
    expect(dropped).toEqual([{ key: 'pandas', why: 'its index counts the rows of the source' }]);
  });

  it('is not written where the rows are not those that were drawn, or the names cannot be', async () => {
    const files = await makeParquet(folder.at('drawn.parquet'), 'select i from range(5) t(i)');
    const out = folder.at('refused.parquet');
    await expect(writeParquetMixture(out, { files, rows: [1], content: '00' })).rejects.toThrow(
      'was changed since the rows were drawn',
    );
    await expect(writeParquetMixture(out, { files, rows: [5] })).rejects.toThrow('was changed since');
    expect(readdirSync(dirname(out))).not.toContain('refused.parquet');
  });

  it('ends when it is cancelled, and leaves nothing behind', async () => {
    const files = await makeParquet(
      folder.at('cancelled.parquet'),
      'select i, repeat(i::varchar, 99) t from range(60000) t(i)',
    );
    const ending = new AbortController();
    const rows = Array.from({ length: 60_000 }, (_, row) => row);
    const writing = writeParquetMixture(folder.at('cancelled-out.parquet'), { files, rows }, ending.signal);
    setTimeout(() => ending.abort(), 20);
    await expect(writing).rejects.toThrow(/abort/i);
    expect(readdirSync(dirname(folder.at('x'))).filter((name) => /\.part$|cancelled-out/.test(name))).toEqual(
      [],
    );
  });
});
