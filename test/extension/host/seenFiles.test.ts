import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseExisting } from '../../../src/engine/files/atomicFile';
import { seenFiles } from '../../../src/extension/host/seenFiles';
import { temporaryFolder } from '../../temporary';

it('are those that are there, as the engine will look at them again', async () => {
  const [there, free] = ['there.jsonl', 'free.jsonl'].map((name) => join(temporaryFolder(), name)) as [
    string,
    string,
  ];
  writeFileSync(there, 'one');
  const replaces = await seenFiles([there, free]);
  expect(replaces.map(({ path }) => path)).toEqual([there]);
  for (const path of [there, free]) await expect(refuseExisting(path, { replaces })).resolves.toBeUndefined();
  for (const path of [there, free]) {
    writeFileSync(path, 'of another window');
    await expect(refuseExisting(path, { replaces })).rejects.toThrow(/was left as it is/);
  }
});
