import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The engine that keeps its scores in this folder, as the system sees it; undefined where none runs. */
export function engineProcess(storeFolder: string): number | undefined {
  return processes().find((pid) => {
    const command = commandOf(pid);
    return command.includes('engine.js') && command.includes(storeFolder);
  });
}

/** The processes of this group that have these words in their command line; none where the system does not tell. */
export function processesOf(group: number, words: string): number[] {
  return processes().filter((pid) => groupOf(pid) === group && commandOf(pid).includes(words));
}

/** Asks a process to end, which may be gone already. */
export function end(pid: number): void {
  try {
    process.kill(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
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
