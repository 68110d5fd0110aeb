import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** How long nothing was written to a part file of another machine before it counts as abandoned, in milliseconds. */
const abandonedAfter = 24 * 60 * 60 * 1000;
const part = /^\.gradus-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{12}\.part$/;

/** Where process numbers mean the same: this machine, and within it this container. */
const here = createHash('sha256').update(`${hostname()} ${processSpace()}`).digest('hex').slice(0, 8);
const ownStart = startOf(process.pid) ?? '0';

/** The name of a file that is being written, beside the place that it will be moved to: short, whatever the file is called. */
export function partName(): string {
  return `.gradus-${here}-${process.pid}-${ownStart}-${randomBytes(6).toString('hex')}.part`;
}

/** Removes what writers left in a folder that were killed while they wrote. What cannot be removed stays. */
export async function sweepParts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, machine, pid, start] = part.exec(name) ?? [];
    if (machine === undefined) continue;
    const path = join(folder, name);
    if (machine === here ? !isRunning(Number(pid), start!) : await isOld(path))
      await rm(path, { force: true, recursive: true }).catch(() => undefined);
  }
}

async function isOld(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > abandonedAfter;
}

/** A number is given again after a while, and to threads too: where the system tells when a process started, that counts. */
function isRunning(pid: number, start: string): boolean {
  if (ownStart !== '0') return startOf(pid) === start;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started, in ticks since the machine did, as Linux tells; undefined elsewhere, and for a process that is gone. One that
 * ended and that nobody waited for is gone, too: where no init process runs, as in many containers, it stays in the list for ever.
 */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, the second field, may hold spaces and parentheses; the start is the 22nd.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The name of the system's space of process numbers, on Linux; containers that share a folder have their own. */
function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
