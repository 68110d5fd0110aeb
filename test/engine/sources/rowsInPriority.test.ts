import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { priority } from '../../../src/core/numbers/priority';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { rowsInPriority } from '../../../src/engine/sources/rowsInPriority';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();

it('The rows of a dataset stand in the order of their priority, identical records in that of the file', async () => {
  const path = join(folder, 'repeated.jsonl');
  writeFileSync(path, Array.from({ length: 300 }, (_, row) => `{"question": "${row % 70}?"}\n`).join(''));
  const file = await DatasetFile.open(path);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), async (seed) => {
      const ranks = Float64Array.from({ length: file.count }, (_, row) => priority(seed, file.id(row)));
      const plain = [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]! || a - b);
      expect([...rowsInPriority(file, seed)]).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});
