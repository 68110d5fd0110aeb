// Checks every layer under its own tsconfig, so that core sees neither Node nor the DOM.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { layers } from './layers.mjs';

const codes = await Promise.all(
  layers.map(async (layer) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', layer], {
      stdio: 'inherit',
    });
    const [code] = await once(tsc, 'exit');
    return code;
  }),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
