import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** The packages with native code: they cannot be bundled, and are shipped as they are. */
export const native = ['onnxruntime-node', '@duckdb/node-api'];

/** Only the install script of ONNX Runtime, which is not run, needs these. */
const unused = ['adm-zip', 'global-agent'];

/**
 * The native packages with those that they need, by name; of the optional ones npm has installed this platform's.
 * @returns {string[]}
 */
export function nativePackages(names = native) {
  const found = new Set(names);
  for (const name of found) for (const one of [...neededBy(name), ...optionalOf(name)]) found.add(one);
  return [...found];
}

/**
 * What a native package needs whenever it runs.
 * @param {string} name
 * @returns {string[]}
 */
export function neededBy(name) {
  return Object.keys(manifestOf(name).dependencies ?? {}).filter((one) => !unused.includes(one));
}

/** @param {string} name */
function optionalOf(name) {
  const optional = Object.keys(manifestOf(name).optionalDependencies ?? {});
  return optional.filter((one) => existsSync(join(root, 'node_modules', one)));
}

/** @param {string} name */
function manifestOf(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
}
