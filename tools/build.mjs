// Builds the programs into dist/: engine, command line, extension, panel and dataset editor, with the notices of the packages that are in
// them. `--watch` builds the programs again at every change and says when it is done, `--production` leaves out what only a
// developer wants.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import { announce } from './announce.mjs';
import { noticesFile, noticesOf } from './notices.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const shared = {
  bundle: true,
  metafile: true,
  outdir: 'dist',
  sourcemap: !production,
  minify: production,
  logLevel: watch ? 'silent' : 'warning',
  plugins: watch ? [announce(console.log)] : [],
};
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'],
};
/**
 * What speaks with the network lies in a file of its own, which is loaded when somebody asks for a download. Libraries that could
 * load their own parts with `fetch` are handed none.
 */
const network = {
  alias: { undici: './undici.js' },
  external: [...node.external, './undici.js'],
  define: { fetch: 'undefined' },
};
const browser = { ...shared, platform: 'browser', target: 'es2022', format: 'iife', minify: true };

const builds = await Promise.all(
  [
    { ...node, ...network, entryPoints: { engine: 'src/engine/main.ts' } },
    { ...node, entryPoints: { undici: 'undici' } },
    { ...node, entryPoints: { calibrator: 'src/engine/calibrating/calibrator.ts' } },
    { ...node, entryPoints: { tokenising: 'src/engine/onnx/tokenising.ts' } },
    { ...node, entryPoints: { scoring: 'src/engine/measuring/scoring.ts' } },
    { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
    { ...node, entryPoints: { extension: 'src/extension/extension.ts' } },
    { ...browser, entryPoints: { panel: 'webview/main.ts' } },
    { ...browser, entryPoints: { panel: 'webview/panel.css' } },
    { ...browser, entryPoints: { datasetEditor: 'webview/datasetEditor/main.ts' } },
    { ...browser, entryPoints: { datasetEditor: 'webview/datasetEditor/datasetEditor.css' } },
  ].map((build) => context(build)),
);

if (watch) await Promise.all(builds.map((build) => build.watch()));
else {
  const metafiles = [];
  for (const build of builds) {
    metafiles.push((await build.rebuild()).metafile);
    await build.dispose();
  }
  writeFileSync(join(shared.outdir, noticesFile), noticesOf(metafiles));
}
