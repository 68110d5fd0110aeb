import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/engine/files/atomicFile';
import { partName } from '../../../src/engine/files/partFiles';
import { tempFolder } from './tempFolder';

const folder = tempFolder();

/** The number of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('What a killed writer left', () => {
  it('goes with the next write in its folder; what may still be written to stays', async () => {
    const nameOf = (pid: number): string => partName().replace(/\d+/, String(pid));
    const left = await folder.write(nameOf(endedPid()), 'half');
    const fresh = await folder.write(nameOf(endedPid()), 'half');
    const own = await folder.write(partName(), 'half');
    const other = await folder.write('.gradus-mine.part', 'a file of the user');
    for (const path of [left, own, other]) utimesSync(path, 1, 1);
    await writeWhole(folder.at('whole.txt'), [Buffer.from('whole')]);
    expect([left, fresh, own, other].map((path) => existsSync(path))).toEqual([false, true, true, true]);
  });
});
