import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ScoreProgress } from '../../src/core/protocol/engineApi';
import { createEngine } from '../../src/engine/engine';
import { report } from './figure';
import { sharedFolder } from './sharedFolder';

const datasets = [
  ['gsm8k', join('gsm8k', 'train.jsonl')],
  ['arc', join('arc-human-difficulty', 'arc_with_human_difficulty.jsonl')],
] as const;

/**
 * What every measure and each of its parts costs in seconds of processor time, without encoding: the figures behind
 * src/core/measures/costs.ts. Each dataset is scored twice; the second time its records differ by a field that nobody
 * reads, so that every vector is there already and every score is not.
 */
export async function measureCosts(folder: string): Promise<void> {
  for (const [name, path] of datasets) {
    const lines = readFileSync(join(sharedFolder, 'data', path), 'utf8')
      .trimEnd()
      .split('\n');
    const file = join(folder, `${name}.jsonl`);
    const storeFolder = join(folder, 'store');
    mkdirSync(storeFolder, { recursive: true });
    const engine = createEngine({ storeFolder, threads: availableParallelism() });
    for (const round of [0, 1]) {
      const marked = lines.map((line) => line.replace('{', `{"round": ${round}, `));
      writeFileSync(file, `${marked.join('\n')}\n`);
      const parts = new Map<string, number>();
      let before = process.cpuUsage();
      let part = 'opening';
      const progress = ({ measure, preparing }: ScoreProgress): void => {
        const { user, system } = process.cpuUsage(before);
        before = process.cpuUsage();
        parts.set(part, (parts.get(part) ?? 0) + (user + system) / 1e6);
        part = preparing === undefined ? measure : `${measure}: ${preparing}`;
      };
      const request = { path: file, measures: ['all'], optional: true };
      await engine.score(request, { signal: new AbortController().signal, progress });
      progress({ measure: 'ended', done: 0, total: 0 });
      for (const [what, seconds] of parts)
        report({
          name: `${name} (${lines.length} rows), ${round ? 'known vectors' : 'encoding'}: ${what}`,
          value: seconds,
          unit: 's of processor time',
        });
    }
  }
}
