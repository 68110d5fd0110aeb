// npm start [-- FILE] [--no-open]: installs, builds, scores a dataset, writes three mixtures of it and opens it in VS Code.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative, resolve } from 'node:path';
import { install, run } from './install.mjs';
import { root } from './root.mjs';
import { briefMixture, briefScores, nextSteps } from './start/screen.mjs';

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
const scored = responses.length > 0 ? printedBy('score', dataset, ...responses) : undefined;
console.log(`${briefScores(scored ?? gradus('score', dataset))}\n`);
let wasWritten = false;
for (const recipe of ['easy', 'hard', 'balanced']) {
  const name = `${basename(dataset, extname(dataset))}-${recipe}${extname(dataset)}`;
  // A dataset can be without one of them, which the command line says: there is the rest to see all the same.
  const written = printedBy('mix', dataset, '--recipe', recipe, '--out', join(mixtures, name));
  if (written === undefined) continue;
  console.log(briefMixture(written));
  wasWritten = true;
}
console.log(`\n${nextSteps(dataset, wasWritten ? mixtures : undefined)}`);

if (!process.argv.includes('--no-open')) {
  const { openInEditor } = await import('./editor.mjs');
  await openInEditor(resolve(dataset));
}

/** What the command line prints; undefined where it fails, which it has said itself. */
function printedBy(...args) {
  const { status, stdout } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? stdout : undefined;
}

function gradus(...args) {
  return printedBy(...args) ?? process.exit(1);
}
