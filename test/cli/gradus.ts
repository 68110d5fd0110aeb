import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(__dirname, '..', '..');

/** The sample dataset. */
export const sample = resolve(root, 'media', 'samples', 'school.jsonl');

/** What a run of the command line came to. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line with a store of its own. */
export class CommandLine {
  constructor(private readonly store: string) {}

  /** Runs a command to its end. */
  run(...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, this.args(args), {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Runs a command that must succeed; gives what it printed. */
  ok(...args: readonly string[]): string {
    const { code, out, err } = this.run(...args);
    if (code !== 0) throw new Error(`gradus ${args.join(' ')} ended with ${code}: ${err}`);
    return out;
  }

  /** Runs a command that must succeed; gives its JSON. */
  json<T>(...args: readonly string[]): T {
    return JSON.parse(this.ok(...args, '--json')) as T;
  }

  /** Starts a command. */
  start(...args: readonly string[]): ReturnType<typeof spawn> {
    return spawn(process.execPath, this.args(args), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs a command to its end while this program goes on, with more in its environment. */
  async beside(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Run> {
    const child = spawn(process.execPath, this.args(args), { cwd: root, env: { ...process.env, ...env } });
    child.stdin.end();
    const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray());
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out: (await out!).join(''), err: (await err!).join('') };
  }

  private args(args: readonly string[]): string[] {
    return [resolve(root, 'dist', 'cli.js'), ...args, '--store', this.store];
  }
}
