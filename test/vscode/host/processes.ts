import { readdirSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** The native libraries that this process has loaded; on Linux also those that nothing but the system knows of. */
export function loadedLibraries(): string[] {
  // Otherwise the report looks up a name for every address; the types do not know the switch yet.
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] };
  const maps = isLinux ? readFileSync('/proc/self/maps', 'utf8').split('\n') : [];
  return [...sharedObjects, ...maps];
}

/** The command lines of the processes that this one started and that still run; undefined where it cannot be told. */
export function childCommands(): string[] | undefined {
  if (!isLinux) return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const parent = /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
      return Number(parent) === process.pid ? [read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')] : [];
    });
}

/** The engines among them. */
export function engines(): string[] | undefined {
  return childCommands()?.filter((command) => /\bengine\.js\b/.test(command));
}

/** A process may be gone before it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
