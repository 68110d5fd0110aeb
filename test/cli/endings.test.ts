import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary';
import { root, sample } from './gradus';

const folder = temporaryFolder();
const pipe = join(folder, 'pipe');
const pid = join(folder, 'pid');
const program = join(folder, 'dist', 'cli.js');

/** The command line beside an engine all of whose threads wait for a pipe that nobody opens: whatever it is asked, it never answers. */
function start(): ChildProcess {
  return spawn(process.execPath, [program, 'score', sample, '--store', join(folder, 'store')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function engineOf(): Promise<number> {
  while (!existsSync(pid) || readFileSync(pid, 'utf8') === '') await setTimeout(20);
  const found = Number(readFileSync(pid, 'utf8'));
  writeFileSync(pid, '');
  return found;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(process.platform !== 'linux')('Where the engine waits for a file for ever', () => {
  mkdirSync(join(folder, 'dist'));
  spawnSync('mkfifo', [pipe]);
  copyFileSync(resolve(root, 'dist', 'cli.js'), program);
  writeFileSync(
    join(folder, 'dist', 'engine.js'),
    `const fs = require('node:fs');
     for (let thread = 0; thread < 8; thread++) fs.open(${JSON.stringify(pipe)}, 'r', () => {});
     require(${JSON.stringify(resolve(root, 'dist', 'engine.js'))});
     fs.writeFileSync(${JSON.stringify(pid)}, String(process.pid));`,
  );

  it('one Ctrl-C ends both', async () => {
    const child = start();
    let err = '';
    child.stderr!.on('data', (text: Buffer) => (err += text.toString()));
    const ended = once(child, 'exit');
    const engine = await engineOf();
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(err).toContain('Stopped. What is done is kept');
    await expect.poll(() => isRunning(engine)).toBe(false);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)('it ends with its parent (%s)', async (signal) => {
    const child = start();
    const ended = once(child, 'exit');
    const engine = await engineOf();
    expect(isRunning(engine)).toBe(true);
    child.kill(signal);
    await ended;
    await expect.poll(() => isRunning(engine)).toBe(false);
  });
});
