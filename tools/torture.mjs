// npm run torture: edits, kills, damages, a growing store and a soak; one JSON line a finding, exit code 1 where there is one.
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { install, run } from './install.mjs';
import { root } from './root.mjs';

process.chdir(root);
install();
run(process.execPath, ['tools/build.mjs']);
buildSync({
  entryPoints: { torture: 'test/torture/main.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'],
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['dist/torture.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
