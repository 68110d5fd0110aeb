import type { Detection } from '../../../src/core/detection/detection';
import type { ImportReport, JoinReport } from '../../../src/core/protocol/importReport';
import type { ResponsesPreview } from '../../../src/core/protocol/responsesApi';

/** A report on a log of 22 models that answered GSM8K's test questions. */
export function reportOf(more: Partial<ImportReport> = {}): ImportReport {
  const files = Array.from({ length: 22 }, (_, at) => ({
    path: `/logs/model-${at}/samples_gsm8k_${at}.jsonl`,
    format: 'lm-eval' as const,
    title: 'lm-evaluation-harness',
    why: 'it has doc_id, filter and exact_match',
    answers: 1319,
  }));
  return {
    files,
    skipped: [],
    respondents: 22,
    items: 1319,
    answers: 29_018,
    attempts: 29_018,
    merged: 0,
    missing: 0,
    unanswered: [],
    silent: [],
    choices: [],
    problems: [],
    problemCount: 0,
    notes: [],
    detections: [],
    ...more,
  };
}

/** How the items were found: all but nine by id. */
export function joinOf(more: Partial<JoinReport> = {}): JoinReport {
  return {
    by: 'key',
    items: 1319,
    matched: 1310,
    rows: 1310,
    unmatched: Array.from({ length: 9 }, (_, at) => `gsm8k-${at}`),
    tried: { key: 1310, id: 0, question: 0, row: 0 },
    of: 1319,
    example: '',
    doubts: [],
    notes: [],
    lost: 0,
    ...more,
  };
}

/** What a preview of it holds. */
export function previewOf(
  report: Partial<ImportReport> = {},
  more: Partial<ResponsesPreview> = {},
): ResponsesPreview {
  return {
    report: reportOf(report),
    fields: [],
    join: joinOf(),
    known: undefined,
    respondents: [
      { name: 'small', attempts: 1319, correct: 132 },
      { name: 'large', attempts: 1319, correct: 1200 },
      { name: 'silent', attempts: 0, correct: 0 },
    ],
    model: '2pl',
    why: 'Every item has 22 answers.',
    ...more,
  };
}

/** Scores from 1 to 5, of which nothing says what they range over. */
export const ratings: Detection = {
  subject: 'scale',
  taken: '1:5',
  why: 'none is 0: they may be ratings ("score")',
  grade: 'unsure',
  others: [
    { name: '1:5', example: '3 counts as 0.5' },
    { name: '0:5', example: '3 counts as 0.6' },
  ],
  remedy: { kind: 'chooseScale', from: 1, to: 5 },
  question: 'What the scores range over is not clear.',
};

/** A verdict that another field may hold. */
export const rivals: Detection = {
  subject: 'verdict',
  taken: 'score',
  why: 'its name is that of a score',
  grade: 'likely',
  others: [{ name: 'result', example: 'pass' }],
  remedy: { kind: 'chooseLogFields', role: 'score' },
};
