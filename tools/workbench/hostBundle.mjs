import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.mjs';

/**
 * Bundles what runs inside an extension host, and says which file VS Code has to call.
 * @param {'host' | 'bench'} kind a folder of test/vscode
 */
export async function bundleForHost(kind) {
  const source = join(root, 'test', 'vscode', kind);
  const bundles = join(root, 'dist', 'test', kind);
  rmSync(bundles, { recursive: true, force: true });
  const files = readdirSync(source).filter((file) => file === 'suite.ts' || file.endsWith('.test.ts'));
  await build({
    entryPoints: files.map((file) => join(source, file)),
    outdir: bundles,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'],
    logLevel: 'warning',
  });
  return join(bundles, 'suite.js');
}
