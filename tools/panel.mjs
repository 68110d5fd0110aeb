// npm run panel [-- FILE [THEME]]: the panel in a browser, over a dataset scored by the real engine.
import { buildSync } from 'esbuild';
import { install, run } from './install.mjs';

install();
run(process.execPath, ['tools/build.mjs']);
const shared = { bundle: true, outdir: 'dist', logLevel: 'warning' };
buildSync({
  ...shared,
  entryPoints: { panelServer: 'test/webview/open.ts' },
  platform: 'node',
  target: 'node20',
  external: ['onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'],
});
buildSync({
  ...shared,
  stdin: {
    contents: "import './host'; import './open';",
    resolveDir: 'test/webview/page',
    sourcefile: 'page.ts',
  },
  outfile: 'dist/panelHost.js',
  outdir: undefined,
  format: 'iife',
  target: 'es2022',
});
run(process.execPath, ['dist/panelServer.js', ...process.argv.slice(2)]);
