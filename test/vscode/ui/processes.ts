import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The engine that keeps its scores in this folder, as the system sees it; undefined where none runs. */
export function engineProcess(storeFolder: string): number | undefined {
  return processes().find((pid) => {
    const command = commandOf(pid);
    return command.includes('engine.js') && command.includes(storeFolder);
  });
}

/** Whether a process of this group has these words in its command line; false where the system does not tell. */
export function runsIn(group: number, words: string): boolean {
  return processes().some((pid) => groupOf(pid) === group && commandOf(pid).includes(words));
}

function processes(): number[] {
  const names = existsSync('/proc') ? readdirSync('/proc') : [];
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

/** The name of the program, which stands in brackets before the state, the parent and the group, may hold anything. */
function groupOf(pid: number): number {
  const status = read(`/proc/${pid}/stat`);
  return Number(status.slice(status.lastIndexOf(')')).split(' ')[3]);
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/** A process may be gone before it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
