import { describe, expect, it } from 'vitest';
import type { JoinReport } from '../../../../src/core/protocol/importReport';
import { importedDynamics } from '../../../../src/engine/dynamicsImport/rememberedDynamics';
import { importIdentity, importQuestion } from '../../../../src/engine/responseLogs/joining/rememberedImport';
import type { RememberedJoin } from '../../../../src/engine/responseLogs/joining/rememberedJoin';

const byKey: RememberedJoin = { by: 'key', isLoose: false, dataset: 'a', found: 'Aw==' };
const byRow: RememberedJoin = { ...byKey, by: 'row', records: ['one', 'two'] };

const report: JoinReport = {
  ...{ by: 'key', items: 2, matched: 1, rows: 1, unmatched: ['two'], of: 3, example: '', notes: [], lost: 0 },
  tried: { key: 1, id: 0, question: 0, row: 0 },
  doubts: ['half of them are not found'],
};

const comes = { key: 'new', paths: ['b.jsonl'], examples: 2, at: 5, join: byKey };

describe('What scores by an import depend on', () => {
  it('is what was imported and how it was joined, not of which state of the dataset that is remembered', () => {
    expect(importIdentity({ key: 'one' })).toBe('one');
    expect(importIdentity({ key: 'one', join: byKey })).toBe('one by key');
    expect(importIdentity({ key: 'one', join: { ...byKey, isLoose: true } })).toBe('one by key loosely');
    expect(importIdentity({ key: 'one', at: 1, join: { ...byKey, dataset: 'b', found: '' } })).toBe(
      'one by key',
    );
    expect(importIdentity({ key: 'one', join: byRow })).toMatch(/^one by row [0-9a-f]{12}$/);
  });
});

describe('What an import would do', () => {
  const questionOf = (known?: Parameters<typeof importIdentity>[0]): ReturnType<typeof importQuestion> =>
    importQuestion(importedDynamics, known && { paths: ['a.jsonl'], ...known }, comes, report);

  it('is to replace nothing where nothing is remembered', () => {
    const note = { key: 'new', items: 2, respondents: undefined, paths: ['b.jsonl'], at: undefined };
    expect(questionOf()).toEqual({ comes: note, replaces: undefined, join: report });
  });

  it('is to replace another, which is named', () => {
    const { replaces, join } = questionOf({ key: 'old', at: 3, join: byKey });
    expect(replaces).toEqual({
      ...{ key: 'old', items: NaN, respondents: undefined, paths: ['a.jsonl'], at: 3 },
    });
    expect(join).toBe(report);
  });

  it('is nothing that was doubted where it is imported and joined so already', () => {
    const { replaces, join } = questionOf({ key: 'new', join: { ...byKey, dataset: 'b' } });
    expect(replaces).toBeUndefined();
    expect(join).toEqual({ ...report, doubts: [] });
  });

  it('is doubted again where the same is joined otherwise, or nobody knows how it was', () => {
    for (const known of [{ key: 'new', join: byRow }, { key: 'new' }])
      expect(questionOf(known)).toMatchObject({ replaces: undefined, join: report });
  });
});
