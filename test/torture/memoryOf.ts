import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The memory that a process holds, in MB; undefined where it is gone or the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return memoryByPs(pid);
  }
}

function memoryByPs(pid: number): number | undefined {
  const { stdout, status } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? Number(stdout) / 1024 : undefined;
}

/** How fast numbers rise, by least squares over pairs of a time and a value; 0 for fewer than two. */
export function slopeOf(pairs: readonly (readonly [time: number, value: number])[]): number {
  if (pairs.length < 2) return 0;
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [time, value] = [mean(0), mean(1)];
  const spread = pairs.reduce((sum, [t]) => sum + (t - time) ** 2, 0);
  return spread === 0 ? 0 : pairs.reduce((sum, [t, v]) => sum + (t - time) * (v - value), 0) / spread;
}
