import { describe, expect, it } from 'vitest';
import type { Detection } from '../../../src/core/detection/detection';
import type { ResponsesPreview } from '../../../src/core/protocol/responsesApi';
import type { ImportChoice } from '../../../src/extension/dataset/importChoice';
import { previewItems } from '../../../src/extension/responses/previewItems';
import { isShareKnown } from '../../../src/extension/responses/respondentsItem';
import { previewOf, ratings, rivals } from './previews';

const choice: ImportChoice = { logs: ['/logs'] };
const items = (detections: Detection[], chosen = choice, more: Partial<ResponsesPreview> = {}) =>
  previewItems(previewOf({ detections }, more), chosen, 'train.jsonl');

describe('what a preview says of how a log is read', () => {
  it('puts what is not clear first, with what it may be, and says that it is asked', () => {
    const [first, second] = items([ratings]);
    expect(first!.detail).toMatch(/^Asks first what is not clear · 1,310 of 1,319 items/);
    expect(second).toMatchObject({
      label: '$(question) Scores: not clear yet',
      detail: 'What the scores range over is not clear. Or: 1:5 (3 counts as 0.5), 0:5 (3 counts as 0.6)',
      step: { kind: 'ask', question: { remedy: { kind: 'chooseScale', from: 1, to: 5 } } },
    });
  });

  it('never shows a share correct that is only guessed', () => {
    const respondents = items([ratings]).find(({ label }) => label.includes('Respondents'))!;
    expect(respondents.detail).toBe('How well they did is not known before that is clear.');
    expect(isShareKnown(previewOf({ detections: [ratings] }))).toBe(false);
    expect(isShareKnown(previewOf({ detections: [rivals] }))).toBe(true);
  });

  it('tells what is likely in a line, and nothing of what is certain', () => {
    const told = items([rivals, { ...ratings, grade: 'certain' }]).filter(({ step }) => step.kind === 'ask');
    expect(told).toEqual([
      {
        label: '$(lightbulb) Right or wrong: score',
        detail: 'Likely: its name is that of a score. Or: result (pass)',
        step: { kind: 'ask', question: { ...rivalQuestion } },
      },
    ]);
  });

  it('says a likely scale by its ends', () => {
    const labels = items([{ ...ratings, grade: 'likely' }]).map(({ label }) => label);
    expect(labels).toContain('$(lightbulb) Scores: 1 is wrong, 5 is right');
  });

  it('lists what was said, so that it can be changed', () => {
    const reading = { scale: '0:5', rows: 'items' as const, right: ['OK', 'AC'], fields: { item: 'task' } };
    const labels = items([], { ...choice, reading }).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        '$(edit) Scores: 0 is wrong, 5 is right',
        '$(edit) Words for a right answer: OK, AC',
        '$(edit) A row is an item',
        '$(edit) Item: task',
      ]),
    );
  });

  it('offers another format where no answer settles it', () => {
    const { remedy: _, ...open } = ratings;
    expect(items([{ ...open, subject: 'item' }])[1]).toMatchObject({
      label: '$(question) Item: not clear yet',
      step: { kind: 'format' },
    });
  });

  it('says how items are found, and where they were looked for', () => {
    const labels = (chosen: ImportChoice): string[] => items([], chosen).map(({ label }) => label);
    expect(labels(choice)).toContain('$(link) Items are found by id, which finds the most');
    expect(labels({ ...choice, join: 'row' })).toContain(
      '$(link) Items are found by row number, as you said',
    );
  });
});

const rivalQuestion = { remedy: rivals.remedy, text: rivals.why, others: rivals.others };
