// npm start [-- FILE] [--no-open]: installs, builds, scores a dataset and writes three mixtures of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, run } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = process.env.INIT_CWD ?? process.cwd();
process.chdir(root);
const [file, more] = process.argv.slice(2).filter((arg) => arg !== '--no-open');
if (more !== undefined || file?.startsWith('-')) {
  console.error('npm start takes one dataset: npm start -- FILE');
  process.exit(1);
}
install();
run(process.execPath, ['tools/build.mjs']);

const dataset =
  file === undefined ? join('media', 'samples', 'school.jsonl') : relative(root, resolve(from, file));
const mixtures = mkdtempSync(join(tmpdir(), 'gradus-'));
gradus('score', dataset);
for (const recipe of ['easy', 'hard', 'balanced']) {
  console.log();
  const name = `${basename(dataset, extname(dataset))}-${recipe}${extname(dataset)}`;
  gradus('mix', dataset, '--recipe', recipe, '--out', join(mixtures, name));
}
console.log(`\nThe mixtures and their manifests are in ${mixtures}`);
console.log(`Go on with: node dist/cli.js --help`);

function gradus(...args) {
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
