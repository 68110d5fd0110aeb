import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWorkspace } from './workspace.mjs';

/**
 * What one run of the host tests is given: a workspace, a store and a place for its results, all fresh.
 * @returns {{ workspace: string, env: Record<string, string>, settings: object, read: () => object | undefined, remove: () => void }}
 */
export function prepareHostRun() {
  const workspace = makeWorkspace();
  const folder = mkdtempSync(join(tmpdir(), 'gradus-host-'));
  const [results, store] = [join(folder, 'results.json'), join(folder, 'store')];
  mkdirSync(store);
  return {
    workspace: workspace.folder,
    env: { GRADUS_TEST_RESULTS: results, GRADUS_TEST_STORE: store },
    settings: { 'gradus.storeFolder': store },
    read: () => readResults(results),
    remove: () => {
      workspace.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Prints a run and counts it. An extension host that crashed ends with code 0, so the code alone proves nothing:
 * the run has to have left its results as well.
 * @returns {import('../counts.mjs').Counts}
 */
export function countHostRun(code, run) {
  const { failures = 0, results = [] } = run ?? {};
  const marks = { passed: '✓', failed: '✗', skipped: '-' };
  for (const { title, state, error } of results)
    console.log(` ${marks[state]} ${title}${error ? `\n${error}` : ''}`);
  const named = (wanted) => results.filter(({ state }) => state === wanted).map(({ title }) => title);
  const [passed, failed] = [named('passed').length, named('failed')];
  const wentWell = code === 0 && run !== undefined && failures === 0 && passed > 0;
  if (!wentWell) failed.push(`host tests: VS Code ended with ${code}${run ? '' : ' and left no results'}`);
  return { passed, failed, skipped: named('skipped') };
}
