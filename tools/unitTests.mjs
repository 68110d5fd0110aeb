import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { root } from './root.mjs';

/** What starts a process, a thread or a browser, runs what is built, or reads a real dataset, by the words of a file; not of this one. */
const heavy =
  /["'](node:)?(child_process|worker_threads)["']|["'](playwright-core|esbuild)["']|shared[F]older|["']dist["'/]/;
/** What loads a native library. */
const native = /["'](@duckdb\/node-(?:api|bindings)|onnxruntime-node)["']/;
const imported = /^(?:import|export)\s(?!type\s)[^;]*?from '(\.[^']+)';|^import '(\.[^']+)';/gm;

/**
 * The test files that need nothing but this process and no native library, by their paths from the project's folder: neither they,
 * nor what they import of the tests, nor the sources that those import at first hand, name anything heavy, and none of the
 * sources that are loaded loads a native library. What is called `.long.test.ts` is none of them either.
 * @returns {string[]}
 */
export function unitTests() {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.long)\.test\.ts$/.test(file) && !file.startsWith(`vscode${sep}`))
    .map((file) => join(root, 'test', file));
  return files
    .filter((file) => !names(heavy, file, isOfTests) && !names(native, file, () => true))
    .map((file) => relative(root, file).replaceAll(sep, '/'));
}

const texts = new Map();
const verdicts = new Map([heavy, native].map((words) => [words, new Map()]));

/** Whether these words are in a file, or in what it loads; the imports of some files are not followed. */
function names(words, file, isFollowed) {
  const known = verdicts.get(words);
  if (!known.has(file)) {
    known.set(file, false); // for a circle
    const text = textOf(file);
    const found =
      words.test(text) ||
      (isFollowed(file) && importsOf(file, text).some((one) => names(words, one, isFollowed)));
    known.set(file, found);
  }
  return known.get(file);
}

function textOf(file) {
  if (!texts.has(file)) texts.set(file, readFileSync(file, 'utf8'));
  return texts.get(file);
}

function isOfTests(file) {
  return !relative(root, file).startsWith(`src${sep}`);
}

function importsOf(file, text) {
  return [...text.matchAll(imported)]
    .map(([, named, bare]) => resolve(dirname(file), named ?? bare))
    .flatMap((path) => [path, `${path}.ts`].filter((one) => /\.(ts|mjs)$/.test(one) && existsSync(one)));
}
