// Builds the programs into dist/: the engine and the command line. `--watch` builds again at every change.
import { context } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  external: ['onnxruntime-node', '@duckdb/node-api'],
};

const builds = await Promise.all(
  [
    { entryPoints: { engine: 'src/engine/main.ts' } },
    { entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  ].map((entry) => context({ ...shared, ...entry, outdir: 'dist' })),
);

if (process.argv.includes('--watch')) await Promise.all(builds.map((build) => build.watch()));
else
  for (const build of builds) {
    await build.rebuild();
    await build.dispose();
  }
