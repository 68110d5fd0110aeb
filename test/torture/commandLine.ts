import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Programs } from './programs';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is under way. */
export interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** The longest that a command may take, in milliseconds. */
const longest = 180_000;

/** Starts a command of the built command line in a folder. */
export function startCommand({ cli }: Programs, cwd: string, args: readonly string[]): Command {
  const child = spawn(process.execPath, [cli, ...args, '--threads', '1'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longest,
    killSignal: 'SIGKILL',
  });
  return { child, ended: end(child) };
}

async function end(child: ChildProcess): Promise<Ended> {
  const [out, err] = [child.stdout!, child.stderr!].map((stream) => stream.setEncoding('utf8').toArray());
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, out: (await out!).join(''), err: (await err!).join('') };
}

/** Runs a command to its end. */
export function runCommand(programs: Programs, cwd: string, args: readonly string[]): Promise<Ended> {
  return startCommand(programs, cwd, args).ended;
}

/** What of an end must not be, as a sentence: anything but exit code 0, or 1 with a sentence. */
export function badEnd({ code, signal, err }: Ended): string | undefined {
  if (signal !== null) return `ended by ${signal}`;
  const said = err.split(/\r|\n/).filter((line) => line.startsWith('gradus: '));
  if (code === 0) return undefined;
  if (code !== 1)
    return `exit code ${code}: ${(said[0] ?? err).slice(0, 240)} ${/Error: .*/.exec(err)?.[0]?.slice(0, 200) ?? ''}`;
  return said.length === 1 && !rawText.test(said[0]!)
    ? undefined
    : `exit code 1, but said: ${err.trim().slice(-240)}`;
}

/** What no sentence for people holds: what DuckDB, Node or the processor says. */
export const rawText =
  /IO Error|Catalog Error|Serialization Error|INTERNAL|Internal Error|Binder Error|Parser Error|TypeError|RangeError|SyntaxError|Invalid Input|    at /;
