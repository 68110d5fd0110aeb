// npm start [-- FILE] [--no-open]: installs, builds, scores a dataset, writes three mixtures of it and opens it in VS Code.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative, resolve } from 'node:path';
import { install, run } from './install.mjs';
import { root } from './root.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
const [file, more] = process.argv.slice(2).filter((arg) => arg !== '--no-open');
if (more !== undefined || file?.startsWith('-')) {
  console.error('npm start takes one dataset: npm start -- FILE [--no-open]');
  process.exit(1);
}
install();
run(process.execPath, ['tools/build.mjs']);

const dataset =
  file === undefined ? join('media', 'samples', 'school.jsonl') : relative(root, resolve(from, file));
const mixtures = mkdtempSync(join(tmpdir(), 'gradus-'));
const responses = file === undefined ? ['--responses', join('media', 'samples', 'school-responses.csv')] : [];
// Responses that a person imported to the sample since are kept.
if (responses.length === 0 || !succeeds('score', dataset, ...responses)) gradus('score', dataset);
for (const recipe of ['easy', 'hard', 'balanced']) {
  console.log();
  const name = `${basename(dataset, extname(dataset))}-${recipe}${extname(dataset)}`;
  gradus('mix', dataset, '--recipe', recipe, '--out', join(mixtures, name));
}
console.log(`\nThe mixtures and their manifests are in ${mixtures}`);
console.log(`Go on with: node dist/cli.js --help`);

if (!process.argv.includes('--no-open')) {
  const { openInEditor } = await import('./editor.mjs');
  await openInEditor(resolve(dataset));
}

function succeeds(...args) {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' }).status === 0;
}

function gradus(...args) {
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
