import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Responses } from '../../src/core/psychometrics/model/responses';

/** What it takes the command line from a file of answers to a file of items. */
export interface FromFile {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Writes responses as a long CSV and lets the built command line calibrate it: reading, fitting, checks and the item table. */
export function calibrateFromFile(responses: Responses): FromFile {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    const log = writeLong(join(folder, 'answers.csv'), responses);
    const args = ['irt', log, '--model', '2pl', '--out', join(folder, 'items.csv'), '--store', folder];
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [resolve(__dirname, 'cli.js'), ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`gradus irt failed: ${stderr}`);
    return { seconds: (performance.now() - start) / 1000, megabytes: statSync(log).size / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLong(path: string, { respondents, rows: { start, index, correct } }: Responses): string {
  const file = openSync(path, 'w');
  writeSync(file, 'respondent,item,score\n');
  for (let respondent = 0; respondent < respondents; respondent++) {
    const cells = Array.from(
      { length: start[respondent + 1]! - start[respondent]! },
      (_, at) => start[respondent]! + at,
    );
    writeSync(
      file,
      cells.map((cell) => `model-${respondent},item-${index[cell]},${correct[cell]}\n`).join(''),
    );
  }
  closeSync(file);
  return path;
}
