import { describe, expect, it } from 'vitest';
import { catalogue, measuresNamed, possibleColumns } from '../../../src/core/measures/catalogue';
import { UserError } from '../../../src/core/userError';

const everything = {
  question: ['q'],
  answer: 'a',
  label: 'l',
  choices: ['c'],
  difficulty: ['level', 'grade'],
};
const idsOf = (named: readonly { readonly id: string }[]): string[] => named.map(({ id }) => id);

describe('the catalogue', () => {
  it('has no two measures and no two columns of one name', () => {
    const columns = idsOf(possibleColumns(everything));
    expect(new Set(idsOf(catalogue)).size).toBe(catalogue.length);
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns).toEqual(expect.arrayContaining(['human.level', 'questionWords', 'probeLoss']));
  });

  it('describes every measure and column in words', () => {
    for (const { summary } of catalogue) expect(summary).toMatch(/\.$/);
    for (const { title, unit } of possibleColumns(everything)) expect(title && unit).toMatch(/\w/);
  });

  it('gives column ids in camelCase, as score files have them', () => {
    for (const id of idsOf(possibleColumns(everything))) expect(id).toMatch(/^[a-z][a-zA-Z0-9]*(\.\w+)?$/);
  });
});

describe('measures by name', () => {
  it('come in catalogue order, whatever the order of the names', () => {
    expect(idsOf(measuresNamed(['rarity', 'human']))).toEqual(['human', 'rarity']);
    expect(measuresNamed([])).toEqual([]);
  });

  it('are all where "all" is among the names', () => {
    expect(measuresNamed(['rarity', 'all'])).toEqual(catalogue);
  });

  it.each([['raritie'], ['all', 'constructor'], ['']])('are refused where %j names none', (...names) => {
    expect(() => measuresNamed(names)).toThrow(UserError);
    expect(() => measuresNamed(names)).toThrow(`no measure "${names.at(-1)}"`);
    expect(() => measuresNamed(names)).toThrow(/human, irt, glicko, importedDynamics, length, rarity/);
  });
});

describe('the possible columns', () => {
  // What is imported for a dataset is no matter of its fields.
  const fromImports = [
    'irtDifficulty',
    'irtDifficultySe',
    'irtDiscrimination',
    'irtDiscriminationSe',
    'irtAnswers',
    'irtShareCorrect',
    'glickoRating',
    'glickoDeviation',
    'importedConfidence',
    'importedVariability',
    'importedCorrectness',
    'importedForgetting',
    'importedAum',
  ];

  it('leave out what a dataset lacks', () => {
    expect(idsOf(possibleColumns({ question: [], answer: 'a', difficulty: [] }))).toEqual([
      ...fromImports,
      'answerWords',
      'answerChars',
      'answerTokens',
      'steps',
      'answerSurprisal',
      'answerSurprisalSum',
      'answerSurprisalPerByte',
      'answerSurprisalWorst',
      'reasoningSurprisal',
    ]);
    expect(idsOf(possibleColumns({ question: [], difficulty: [] }))).toEqual(fromImports);
  });
});
