// npm run bench: one JSON line a figure, with its baseline from the same run.
import { buildSync } from 'esbuild';
import { install, run } from './install.mjs';

install();
run(process.execPath, ['tools/build.mjs']);
buildSync({
  entryPoints: { bench: 'test/bench/main.ts', benchResponseLogs: 'test/bench/responseLogs.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'],
  logLevel: 'warning',
});
const { spawnSync } = await import('node:child_process');
for (const bundle of ['dist/bench.js', 'dist/benchResponseLogs.js'])
  process.exitCode ||= spawnSync(process.execPath, [bundle], { stdio: 'inherit' }).status ?? 1;
if (!process.exitCode) await import('./bench/editor.mjs');
