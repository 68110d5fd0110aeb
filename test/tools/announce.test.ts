import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { context, type BuildContext } from 'esbuild';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { announce } from '../../tools/announce.mjs';
import { temporaryFolder } from '../temporary';

interface Matcher {
  readonly pattern: Record<'file' | 'line' | 'column' | 'severity' | 'message', number> & { regexp: string };
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

const tasks = JSON.parse(readFileSync(resolve('.vscode/tasks.json'), 'utf8')) as {
  tasks: { label: string; script: string; problemMatcher: Matcher }[];
};
const watch = tasks.tasks.find(({ label }) => label === 'watch')!;
const begins = new RegExp(watch.problemMatcher.background.beginsPattern);
const ends = new RegExp(watch.problemMatcher.background.endsPattern);

const folder = temporaryFolder();
const made: BuildContext[] = [];
let lines: string[];
let builds: BuildContext[];

beforeEach(async () => {
  lines = [];
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'src/good.ts'), 'export const one = 1;\n');
  writeFileSync(join(folder, 'src/bad.ts'), "export const two = 2;\nimport './not';\n");
  const plugin = announce((line) => lines.push(line));
  builds = await Promise.all(
    ['src/good.ts', 'src/bad.ts', 'src/bad.ts'].map((entry) =>
      context({
        absWorkingDir: folder,
        entryPoints: [entry],
        bundle: true,
        write: false,
        logLevel: 'silent',
        plugins: [plugin],
      }),
    ),
  );
  made.push(...builds);
});
afterAll(() => Promise.all(made.map((build) => build.dispose())));

/** What VS Code takes for problems. */
function problems(): string[][] {
  const { regexp, file, line, column, severity, message } = watch.problemMatcher.pattern;
  return lines.flatMap((text) => {
    const found = new RegExp(regexp).exec(text);
    return found ? [[file, line, column, severity, message].map((group) => found[group]!)] : [];
  });
}

const rebuilt = (build: BuildContext): Promise<unknown> => build.rebuild().catch(() => undefined);

describe('A watch', () => {
  it('is the default build task, and runs the watch script', () => {
    const { scripts } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts[watch.script]).toContain('--watch');
  });

  it('is waited for by what is launched from the editor', () => {
    const { configurations } = JSON.parse(readFileSync(resolve('.vscode/launch.json'), 'utf8')) as {
      configurations: { name: string; preLaunchTask?: string; autoAttachChildProcesses?: boolean }[];
    };
    const waiting = configurations.filter(({ preLaunchTask }) => preLaunchTask !== undefined);
    expect(waiting.map(({ preLaunchTask }) => preLaunchTask)).toEqual(['watch', 'watch']);
    expect(waiting.every((one) => one.autoAttachChildProcesses)).toBe(true);
  });

  it('says when it begins, and once that all builds are done, however they come one after another', async () => {
    for (const build of builds) await rebuilt(build);
    expect(lines.filter((line) => begins.test(line))).toHaveLength(1);
    expect(lines.filter((line) => ends.test(line))).toHaveLength(1);
    expect(begins.test(lines[0]!) && ends.test(lines.at(-1)!)).toBe(true);
  });

  it('tells each problem once, where it is, in a line that VS Code understands', async () => {
    await Promise.all(builds.map(rebuilt));
    expect(problems()).toEqual([['src/bad.ts', '2', '8', 'error', 'Could not resolve "./not"']]);
  });

  it('tells what is still wrong where another build ran, and nothing once it is mended', async () => {
    await Promise.all(builds.map(rebuilt));
    lines.length = 0;
    await rebuilt(builds[0]!);
    expect(problems()).toHaveLength(1);
    writeFileSync(join(folder, 'src/bad.ts'), '');
    lines.length = 0;
    await Promise.all(builds.map(rebuilt));
    expect(problems()).toEqual([]);
    expect(lines.filter((line) => ends.test(line))).toHaveLength(1);
  });
});
