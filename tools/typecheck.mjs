// Checks every layer under its own tsconfig, so that core sees neither Node nor the DOM: as many at a time as there are
// processors, and only what has changed since the last time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { layers } from './layers.mjs';

const waiting = [...layers];

async function checkNext() {
  for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
    const known = `dist/types/${layer.replaceAll('/', '-')}.json`;
    const args = ['-p', layer, '--incremental', '--tsBuildInfoFile', known];
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', ...args], { stdio: 'inherit' });
    const [code] = await once(tsc, 'exit');
    if (code !== 0) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, checkNext));
