import { expect, it } from 'vitest';
import { painterFor } from '../../../src/cli/text/colour';
import { logText } from '../../../src/cli/text/logText';
import type { Detection } from '../../../src/core/detection/detection';
import type { ImportReport } from '../../../src/core/protocol/importReport';

const scored = (taken: string, why: string): Detection => ({
  ...{ subject: 'verdict', taken, why, grade: 'likely', others: [] },
  remedy: { kind: 'chooseScoring', of: 'filter', names: ['2'] },
});
const log = (...detections: Detection[]): ImportReport => ({
  ...{ files: [], skipped: [], respondents: 3, items: 2, answers: 6, attempts: 6, merged: 0, missing: 0 },
  ...{ unanswered: [], silent: [], problems: [], problemCount: 0, notes: [], detections },
  choices: [
    {
      ...{ part: 'gsm8k', metric: 'acc', filter: 'strict' },
      others: [{ metric: 'acc', filter: 'flexible', answers: 6 }],
    },
  ],
});
const textOf = (report: ImportReport): string =>
  logText(report, painterFor({ isTTY: false })).replace(/\s+/g, ' ');

it('what a log is scored by is told once', () => {
  const text = textOf(log(scored('acc after strict', 'it is the usual one')));
  expect(text).toContain(
    'scored by acc after strict; there are also acc after flexible (--metric, --filter).',
  );
  expect(text).not.toContain('it is the usual one');
});

it('filters without a name are told beside it', () => {
  const why = 'documents stand up to 2 times in a file';
  expect(textOf(log(scored('the first of each document', why)))).toContain(`About the verdict: ${why}.`);
});
