import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../files/tempFolder';
import { linesOf, makeParquet } from './madeParquet';
import { tables } from './modelValues';

const folder = tempFolder();
let made = 0;

describe('The rows of Parquet files', () => {
  it('are the same lines of canonical JSON, however they are packed', async () => {
    const packings = fc.record({
      codec: fc.constantFrom('uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'),
      rowGroup: fc.constantFrom(1, 3, 2048),
      shards: fc.constantFrom(1, 2, 3),
    });
    await fc.assert(
      fc.asyncProperty(tables, packings, async ({ query, lines }, packing) => {
        const paths = await makeParquet(folder.at(`random-${made++}.parquet`), query, packing);
        expect(await linesOf(...paths)).toEqual(lines);
      }),
      { numRuns: 40 },
    );
  });
});
