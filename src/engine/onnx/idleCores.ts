import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Ticks of the system's clock of processor time are ten milliseconds long. */
const shortestLook = 100;

interface Look {
  readonly at: number;
  /** Milliseconds that all cores were idle, and that this process had them. */
  readonly idle: number;
  readonly own: number;
}

let last = look();

/**
 * How many cores other programs leave to this one, since it was asked the last time: those that idle and those that it
 * keeps busy itself. The load average would count this program's own work, and is always 0 on Windows.
 */
export async function idleCores(): Promise<number> {
  const missing = shortestLook - (performance.now() - last.at);
  if (missing > 0) await setTimeout(missing);
  const now = look();
  const cores = (now.idle - last.idle + now.own - last.own) / (now.at - last.at);
  last = now;
  return cores;
}

function look(): Look {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    idle: cpus().reduce((sum, { times }) => sum + times.idle, 0),
    own: (user + system) / 1000,
  };
}
