import { describe, expect, it } from 'vitest';
import type { ResponsesPreview } from '../../../src/core/protocol/responsesApi';
import type { ImportChoice } from '../../../src/extension/dataset/importChoice';
import type { PreviewItem } from '../../../src/extension/responses/previewItem';
import { previewItems, previewTitle } from '../../../src/extension/responses/previewItems';
import { joinOf, previewOf, reportOf } from './previews';

const choice: ImportChoice = { logs: ['/logs'] };
const items = (preview: ResponsesPreview, chosen = choice, name = 'train.jsonl'): PreviewItem[] =>
  previewItems(preview, chosen, name);
const labels = (preview: ResponsesPreview, chosen = choice): string[] =>
  items(preview, chosen).map(({ label }) => label);
const one = (preview: ResponsesPreview, text: string | RegExp, chosen = choice): PreviewItem =>
  items(preview, chosen).find(({ label }) => new RegExp(text).test(label))!;

describe('the preview of response logs', () => {
  it('is titled by how much there is', () => {
    expect(previewTitle(previewOf())).toBe('Import Responses: 22 respondents × 1,319 items, 29,018 answers');
  });

  it('offers to import first, and says what would come of it', () => {
    expect(items(previewOf())[0]).toEqual({
      label: '$(check) Import',
      detail: '1,310 of 1,319 items found in train.jsonl by id · 2PL',
      step: { kind: 'import' },
    });
    const compared = items(previewOf(), { ...choice, model: 'compare' })[0]!;
    expect(compared.detail).toContain('the model that compares best');
    expect(items(previewOf(), { ...choice, model: '1pl' })[0]!.detail).toContain('1PL');
  });

  it('offers no import where no item was found', () => {
    const join = joinOf({ matched: 0, by: undefined, rows: 0 });
    const all = items(previewOf({}, { join }));
    expect(all[0]!.label).toBe('$(error) Nothing to import: no item was found in train.jsonl');
    expect(all.some(({ step }) => step.kind === 'import')).toBe(false);
  });

  it('tells all that was detected, and only that', () => {
    expect(labels(previewOf())).toEqual([
      '$(check) Import',
      'What was detected',
      '$(file) Recognised as lm-evaluation-harness · samples_gsm8k_0.jsonl and 21 more',
      '$(link) Items are found by id, which finds the most',
      '$(graph-line) Model: 2PL',
      '$(settings) Priors: default',
      '$(organization) Respondents: 22',
      '$(warning) 9 items were not found in train.jsonl',
    ]);
    expect(one(previewOf(), 'Recognised').detail).toBe('it has doc_id, filter and exact_match');
    expect(one(previewOf(), 'Respondents').detail).toBe('From 10% to 90% correct');
  });

  it('tells what is left aside with the first of it', () => {
    const preview = previewOf({
      problems: [{ file: '/logs/a.jsonl', line: 3, text: 'it is not valid JSON' }],
      problemCount: 3,
      skipped: [{ path: '/logs/readme.json', why: 'no answers were found in it' }],
      unanswered: ['q7'],
      silent: ['model-3', 'model-4'],
      notes: ['Answers to the same item were added together.'],
    });
    expect(one(preview, '3 lines could not be used')).toMatchObject({
      detail: 'it is not valid JSON',
      step: { kind: 'list', list: 'problems' },
    });
    expect(labels(preview)).toContain('$(warning) 1 file holds no answers');
    expect(labels(preview)).toContain('$(warning) 1 item was answered by nobody');
    expect(labels(preview)).toContain('$(warning) 2 respondents answered nothing');
    expect(one(preview, 'added together').step).toEqual({ kind: 'nothing' });
  });

  it('gathers a hundred tasks that are scored alike', () => {
    const other = { metric: 'exact_match', filter: 'strict-match', answers: 100 };
    const choices = Array.from({ length: 100 }, (_, at) => ({
      part: `task-${at}`,
      metric: 'exact_match',
      filter: 'flexible-extract',
      others: [other],
    }));
    const odd = { part: 'odd', metric: 'acc', filter: '', others: [] };
    const preview = previewOf({ choices: [...choices, odd] });
    const many = one(preview, 'Scored by exact_match, filter flexible-extract');
    expect(many.detail).toBe('In 100 tasks, task-0 among them · 1 other way');
    expect(many.step).toMatchObject({ kind: 'scoring', group: { others: [{ ...other, answers: 10_000 }] } });
    expect(one(preview, 'Scored by acc$').step).toEqual({ kind: 'nothing' });
  });

  it('says before anything is computed why it may be another dataset, and what is there now', () => {
    const doubts = [
      'only 5 of 350 rows would have an item',
      'the dataset’s own ids are not the items’ names',
    ];
    const join = joinOf({ by: 'row', doubts, example: 'item "Item_1" would be row 0', notes: ['A note.'] });
    const known = { key: 'a', items: 350, respondents: 40, paths: ['/logs/answers.csv'], at: undefined };
    const all = items(previewOf({}, { join, known }));
    expect(all.slice(0, 4).map(({ label }) => label)).toEqual([
      '$(check) Import',
      ...doubts.map((doubt) => `$(warning) These may not be responses to it: ${doubt}`),
      '$(history) It has responses now: 350 items by 40 respondents (answers.csv)',
    ]);
    expect(all[1]!.detail).toBe('item "Item_1" would be row 0');
    expect(all.at(-1)!.label).toBe('$(info) A note.');
  });

  it('says how the user changed it', () => {
    expect(labels(previewOf(), { ...choice, priors: 'none', model: '3pl' })).toEqual(
      expect.arrayContaining(['$(settings) Priors: none', '$(graph-line) Model: 3PL']),
    );
    expect(one(previewOf(), 'Model: 3PL', { ...choice, model: '3pl' })).not.toHaveProperty('detail');
  });

  it('shows names of every kind as they stand: no icon of their own, on one line, cut where they are long', () => {
    const hostile = '$(error) [x](command:y)\n\u202eevil';
    const long = 'x'.repeat(10_000);
    const preview = previewOf(
      {
        files: [{ ...reportOf().files[0]!, path: `/logs/${hostile}`, title: hostile, why: long }],
        choices: [{ part: hostile, metric: hostile, filter: hostile, others: [] }],
        problems: [{ file: hostile, line: 1, text: hostile }],
        problemCount: 1,
        notes: [hostile],
      },
      { join: joinOf({ unmatched: [hostile] }), why: hostile },
    );
    for (const { label, detail = '' } of items(preview, choice, hostile)) {
      expect(label.replace(/^\$\([a-z-]+\) /, '')).not.toMatch(/\$\(|[\n\u202e]/);
      expect(detail).not.toMatch(/\$\(|[\n\u202e]/);
      expect(label.length + detail.length).toBeLessThan(500);
    }
  });
});
