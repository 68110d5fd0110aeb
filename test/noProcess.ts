import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';
import { afterEach, expect } from 'vitest';

/** What the test that runs has tried to start, though it counts as one that starts nothing (tools/unitTests.mjs). */
const started: string[] = [];

const processes = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const;

function refuse(name: string): () => never {
  return () => {
    started.push(name);
    throw new Error(`A unit test starts nothing, and this one calls ${name}.`);
  };
}

for (const name of processes) Object.assign(childProcess, { [name]: refuse(name) });
Object.assign(workerThreads, { Worker: refuse('Worker') });
syncBuiltinESMExports();

// Whoever catches the error has tried all the same.
afterEach(() => expect(started.splice(0)).toEqual([]));
