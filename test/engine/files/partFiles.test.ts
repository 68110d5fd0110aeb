import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/engine/files/atomicFile';
import { partName } from '../../../src/engine/files/partFiles';
import { tempFolder } from './tempFolder';

const folder = tempFolder();

/** The number of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

const isLinux = process.platform === 'linux';

describe.runIf(isLinux)('What a killed writer left', () => {
  it('goes with the next write in its folder; what may still be written to stays', async () => {
    const [, machine] = partName().split('-');
    const named = (name: string, pid: number, start = '1'): string =>
      `.gradus-${name}-${pid}-${start}-0123456789ab.part`;
    const left = await folder.write(named(machine!, endedPid()), 'half');
    const own = await folder.write(partName(), 'half');
    const sameNumber = await folder.write(named(machine!, process.ppid), 'half');
    const elsewhere = await folder.write(named('0123abcd', endedPid()), 'half');
    const elsewhereOld = await folder.write(named('0123abcd', endedPid() + 1), 'half');
    const other = await folder.write('.gradus-mine.part', 'a file of the user');
    for (const path of [own, elsewhereOld, other]) utimesSync(path, 1, 1);
    await writeWhole(folder.at('whole.txt'), [Buffer.from('whole')]);
    expect([left, sameNumber, elsewhereOld].filter((path) => existsSync(path))).toEqual([]);
    expect([own, elsewhere, other].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('goes too where nobody waited for the writer, which stays in the list of processes for ever', async () => {
    // The shell becomes a program that never asks after the child that the shell had.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [told] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(told.toString());
      const fields = (): string[] => {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return text.slice(text.lastIndexOf(')') + 2).split(' ');
      };
      await expect.poll(() => fields()[0]).toBe('Z');
      const [, machine] = partName().split('-');
      const left = await folder.write(`.gradus-${machine}-${pid}-${fields()[19]}-0123456789ab.part`, 'half');
      await writeWhole(folder.at('whole.txt'), [Buffer.from('whole')], undefined, { force: true });
      expect(existsSync(left)).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
