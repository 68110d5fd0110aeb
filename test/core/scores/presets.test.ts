import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBands } from '../../../src/core/scores/bands';
import { presetList, presetNames } from '../../../src/core/scores/presetList';
import { presetColumn, presetCut, presetCuts } from '../../../src/core/scores/presets';
import { UserError } from '../../../src/core/userError';
import { arcLevels, columnOf, repeated, scores } from './columns';

const arcMap = {
  question: ['question'],
  choices: ['choices'],
  difficulty: ['grade', 'bloom', 'depth_of_knowledge', 'difficulty'],
};
const arc = [
  columnOf('human.grade', repeated(arcLevels.grade)),
  columnOf('human.bloom', repeated(arcLevels.bloom)),
  columnOf('human.depth_of_knowledge', repeated(arcLevels.depthOfKnowledge)),
  columnOf('human.difficulty', repeated(arcLevels.difficulty)),
];
const plain = { question: ['question'], difficulty: [] };

describe('the paper’s cut-offs', () => {
  it('give ARC the counts that are published', () => {
    const cuts = presetCuts('paper', arc, arcMap);
    const counts = arc.map(({ id, values }) => {
      const { cut } = cuts[id]!;
      return cut === 'quantiles' ? undefined : Object.values(countBands(values, cut, 1)).slice(0, 3);
    });
    expect(counts).toEqual([
      [1434, 1055, 2031],
      [2357, 1314, 849],
      [2353, 1973, 194],
      [1056, 2877, 587],
    ]);
    expect(Object.values(cuts).map(({ preset }) => preset)).toEqual([
      'arc.grade',
      'arc.bloom',
      'arc.depth_of_knowledge',
      'arc.difficulty',
    ]);
  });

  it('are quantiles for lengths and for what models say, in every dataset', () => {
    const ids = ['questionWords', 'answerChars', 'modelHardness', 'probeLoss', 'questionTokens', 'rarity'];
    const cuts = presetCuts(
      'paper',
      ids.map((id) => columnOf(id, [1, 2, 3])),
      plain,
    );
    expect(Object.keys(cuts)).toEqual(ids.slice(0, 4));
    expect(Object.values(cuts).every(({ cut }) => cut === 'quantiles')).toBe(true);
  });

  it('know GSM8K by its steps, and StrategyQA by its decomposition', () => {
    const steps = [columnOf('steps', [1, 3, 8, NaN])];
    expect(presetCuts('paper', steps, { ...plain, answer: 'answer' })).toEqual({
      steps: { preset: 'gsm8k.steps', cut: { easy: 4, hard: 7 } },
    });
    expect(presetCuts('paper', steps, { ...plain, solution: 'decomposition' })).toEqual({
      steps: { preset: 'strategyqa.steps', cut: { easy: 2, hard: 4 } },
    });
    expect(presetCuts('paper', steps, { ...plain, solution: 'rationale' })).toEqual({});
  });

  it('know MMLU by a hardness of 0 and 1, and by its subjects', () => {
    const map = { ...plain, choices: ['choices'] };
    const cutOf = (id: string, values: number[]) => presetCuts('paper', [columnOf(id, values)], map)[id]?.cut;
    expect(cutOf('human.human_hardness', [0, 1, 1])).toEqual({ easy: 0, hard: 1 });
    expect(cutOf('human.subject', [3, 4, 3])).toEqual({ easy: 3, hard: 4 });
    expect(cutOf('human.hardness', [0, 1, 2])).toBeUndefined();
  });

  it('do not take one annotation for ARC: a grade from 3 to 8 may be anybody’s', () => {
    expect(presetCuts('paper', arc.slice(0, 1), arcMap)).toEqual({});
    expect(presetCuts('paper', arc, { ...arcMap, choices: undefined as never })).toEqual({});
  });
});

describe('a preset by its name', () => {
  it('is for the column of that name, wherever it lies in the record', () => {
    expect(presetCuts('arc.grade', arc, arcMap)).toEqual({
      'human.grade': { preset: 'arc.grade', cut: { easy: 5, hard: 8 } },
    });
    const nested = columnOf('human.meta.human_grade', [3, 8]);
    expect(presetCut('arc.grade', nested)).toEqual({ easy: 5, hard: 8 });
    expect(presetCut('third-grade-to-college', nested)).toEqual({ easy: 3, hard: 8 });
    expect(presetCut('third-grade-to-college', columnOf('human.subject', [3, 4]))).toEqual({
      easy: 3,
      hard: 4,
    });
  });

  it('names the column that a recipe goes by', () => {
    expect(presetColumn('arc.bloom', arcMap)).toBe('human.bloom');
    expect(presetColumn('gsm8k.steps', arcMap)).toBe('steps');
    expect(presetColumn('mmlu.hardness', arcMap)).toBeUndefined();
  });

  it('is refused for another scale, for a column that is not there, and where there is none', () => {
    const refusal = (work: () => unknown): string => {
      try {
        work();
      } catch (error) {
        if (error instanceof UserError) return error.message;
        throw error;
      }
      return 'not refused';
    };
    const school = columnOf('human.grade', [2, 5, 12]);
    expect(refusal(() => presetCut('arc.grade', school))).toBe(
      'arc.grade is made for grade from 3 to 8, not for human.grade as it is here: say the cut-offs as values instead.',
    );
    expect(refusal(() => presetCuts('arc.bloom', [school], plain))).toContain(
      'nothing of that name is scored',
    );
    for (const name of ['arc', 'toString', ''])
      expect(refusal(() => presetCuts(name, arc, arcMap))).toContain(`no cut-offs named "${name}"`);
  });

  it('puts every level of its scale into a band, the easiest and the hardest among them', () => {
    for (const rule of Object.values(presetList).flat()) {
      const counts = countBands(rule.levels, { easy: rule.easyUpTo, hard: rule.hardFrom }, 1);
      expect(counts.easy).toBeGreaterThan(0);
      expect(counts.hard).toBeGreaterThan(0);
      expect(counts.unscored).toBe(0);
    }
  });

  it('gives cut-offs or a UserError, whatever the column', () => {
    const ids = fc.oneof(fc.string(), fc.constantFrom('steps', 'human.grade', 'human.x.level'));
    const law = fc.property(fc.constantFrom(...presetNames), ids, scores, (name, id, values) => {
      try {
        const { easy, hard } = presetCut(name, columnOf(id, values));
        expect(easy).toBeLessThan(hard);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    });
    fc.assert(law);
  });
});
