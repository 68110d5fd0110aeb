// Part of npm run bench: what only a real VS Code can show, over datasets of 100,000 and 1,000,000 rows that are scored already.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { run } from '../install.mjs';
import { bundleForHost } from '../workbench/hostBundle.mjs';
import { findBrowser, howToGetBrowser } from '../workbench/findBrowser.mjs';
import { prepareHostRun } from '../workbench/hostRun.mjs';
import { runInHost } from '../workbench/hostSession.mjs';
import { newest } from '../workbench/install.mjs';
import { writeRecords } from './records.mjs';

if (findBrowser()) {
  pageAlone();
  await editor(100_000);
  // 12 difficulty columns and 8 measures: 20.
  await panelAlone(1_000_000, 'human,length,rarity');
} else console.error(`The editor is not measured: ${howToGetBrowser}`);

/** What the extension host takes, and the panel, of a dataset that an editor shows. */
async function editor(rows) {
  const session = prepareHostRun();
  try {
    const dataset = join(session.workspace, 'large.jsonl');
    await writeRecords(dataset, rows);
    const { GRADUS_TEST_STORE: store, GRADUS_TEST_RESULTS: results } = session.env;
    score(dataset, store, 'human,length,rarity,prototype');
    Object.assign(session.env, { GRADUS_BENCH_DATASET: dataset });
    const suite = await bundleForHost('bench');
    report(await measureHost(suite, session));
    runPanel(session.workspace, store, results, rows);
    report(session.read());
  } finally {
    session.remove();
  }
}

/** How long the panel's page is busy with what a hand does in it. */
function pageAlone() {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const results = join(folder, 'results.json');
    runVitest('test/webview/moves.bench.ts', { GRADUS_TEST_RESULTS: results });
    report(existsSync(results) && JSON.parse(readFileSync(results, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the panel takes of a dataset that is too large for an editor. */
async function panelAlone(rows, measures) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const [workspace, store, results] = ['workspace', 'store', 'results.json'].map((name) =>
      join(folder, name),
    );
    mkdirSync(workspace);
    const dataset = join(workspace, 'large.jsonl');
    await writeRecords(dataset, rows);
    score(dataset, store, measures);
    runPanel(workspace, store, results, rows);
    report(existsSync(results) && JSON.parse(readFileSync(results, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Now and then VS Code activates the extension before anything can time it: then once more. */
async function measureHost(suite, session) {
  for (let runs = 1; ; runs++) {
    const { results } = await runInHost(suite, session, { version: newest, checkout: root });
    if (!results || results.figures.length > 0 || runs === 4) return results;
  }
}

function score(dataset, store, measures) {
  run(process.execPath, ['dist/cli.js', 'score', dataset, '--measures', measures, '--store', store]);
}

function runPanel(folder, store, results, rows) {
  mkdirSync(store, { recursive: true });
  runVitest('test/vscode/bench/panel.bench.ts', {
    GRADUS_BENCH_FOLDER: folder,
    GRADUS_BENCH_ROWS: String(rows),
    GRADUS_TEST_STORE: store,
    GRADUS_TEST_RESULTS: results,
  });
}

/** Runs a file that measures in a browser; its figures are in GRADUS_TEST_RESULTS. */
function runVitest(file, env) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.ui.config.mjs'];
  spawnSync(process.execPath, vitest, {
    cwd: root,
    env: { ...process.env, GRADUS_UI: file, ...env },
    stdio: ['ignore', 2, 2],
  });
}

function report(results) {
  if (!results) throw new Error('VS Code left no figures.');
  for (const figure of results.figures)
    console.log(JSON.stringify({ ...figure, value: Number(figure.value.toPrecision(4)) }));
}
