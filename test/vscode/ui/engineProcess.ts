import { readdirSync, readFileSync } from 'node:fs';

/** The engine that keeps its scores in this folder, as the system sees it; undefined where none runs. */
export function engineProcess(storeFolder: string): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      const command = commandOf(pid);
      return command.includes('engine.js') && command.includes(storeFolder);
    });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
