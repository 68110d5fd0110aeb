import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { writeWhole } from '../../../src/engine/files/atomicFile';
import { requireSpace } from '../../../src/engine/files/freeSpace';
import { tempFolder } from './tempFolder';

const folder = tempFolder();

describe('the free space of a disk', () => {
  it('is looked at before anything is written', async () => {
    const path = folder.at('huge.jsonl');
    const written = writeWhole(path, [Buffer.from('a')], 1e18);
    await expect(written).rejects.toThrow(UserError);
    await expect(written).rejects.toThrow(
      /^Cannot write .*huge\.jsonl: it takes about 1000000\.0 TB, and [\d.]+ [MGT]B are free on its disk\. Make room/,
    );
    expect(await readdir(dirname(path))).toEqual([]);
  });

  it('is enough for what is small', async () => {
    await expect(requireSpace(folder.at('small.txt'), 10)).resolves.toBeUndefined();
    await expect(writeWhole(folder.at('small.txt'), [Buffer.from('a')], 1)).resolves.toMatchObject({
      bytes: 1,
    });
  });

  it('is not judged where the system does not tell it', async () => {
    await expect(requireSpace(folder.at('nowhere/a.txt'), 1e18)).resolves.toBeUndefined();
    await expect(requireSpace('/proc/a.txt', 1e18)).resolves.toBeUndefined();
  });
});
