import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, measuresNamed, possibleColumns } from '../../../src/core/measures/catalogue';
import { isSlow } from '../../../src/core/measures/measure';
import { slowMeasures } from '../../../src/core/measures/slowMeasures';
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

  it('has no two columns of one name, whatever the difficulty columns are called', () => {
    const columnName = fc
      .tuple(
        fc.constantFrom(
          'level',
          'human.level',
          'predicted',
          ...slowMeasures.flatMap((one) => idsOf(one.columns(everything))),
        ),
        fc.constantFrom('', 'Se', 'SeSe', '_2', 'Se_2', 'Se_2Se', 'Se_3', '_2Se'),
      )
      .map((parts) => parts.join(''));
    const names = fc.oneof(columnName, fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 12 }), (difficulty) => {
        const infos = possibleColumns({ ...everything, difficulty });
        const columns = idsOf(infos);
        expect(columns.filter((id, at) => columns.indexOf(id) < at)).toEqual([]);
        const links = infos.flatMap(({ errorOf, predicts }) => errorOf ?? predicts ?? []);
        expect(columns).toEqual(expect.arrayContaining(links));
        const turned = idsOf(possibleColumns({ ...everything, difficulty: [...difficulty].reverse() }));
        expect(turned.toSorted()).toEqual(columns.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the ids of ordinary columns, and those of predictions where an error has the same', () => {
    const idsFor = (...difficulty: string[]): string[] =>
      idsOf(possibleColumns({ ...everything, difficulty })).filter((id) => id.startsWith('predicted.l'));
    expect(idsFor('level')).toEqual(['predicted.level', 'predicted.levelSe']);
    expect(idsFor('level', 'levelSe')).toEqual([
      ...['predicted.level', 'predicted.levelSe_2', 'predicted.levelSe', 'predicted.levelSeSe'],
    ]);
  });

  it('knows the slow measures, which are predicted', () => {
    expect(catalogue.filter(isSlow)).toEqual(slowMeasures);
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
    expect(() => measuresNamed(names)).toThrow(
      /human, irt, glicko, passRate, importedDynamics, length, rarity/,
    );
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
    'passRate',
    'passRateMean',
    'passRateLow',
    'passRateHigh',
    'attempts',
    ...[4, 8, 16, 32, 64].map((size) => `signalAt${size}`),
    'unfinished',
    'outputTokens',
    'keyDisagreement',
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
