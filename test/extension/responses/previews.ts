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
