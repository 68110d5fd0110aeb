import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A writer on another machine has a number that says nothing here: what was written to lately is left alone. */
const abandonedAfter = 60_000;
const part = /^\.gradus-(\d+)-[0-9a-f]{12}\.part$/;

/** The name of a file that is being written, beside the place that it will be moved to: short, whatever the file is called. */
export function partName(): string {
  return `.gradus-${process.pid}-${randomBytes(6).toString('hex')}.part`;
}

/** Removes what writers left in a folder that were killed while they wrote. What cannot be removed stays. */
export async function sweepParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = part.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > abandonedAfter)
      await rm(path, { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
