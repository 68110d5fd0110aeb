import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSplits } from '../../../../src/core/dataset/splits/defaultSplits';

const shown = (paths: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(defaultSplits(paths).splits.map(({ name, paths: own }) => [name, own]));

describe('The splits that names tell', () => {
  it.each([
    [
      ['train.csv', 'test.csv', 'validation.csv'],
      ['train', 'validation', 'test'],
    ],
    [
      ['my_train_file.csv', 'my-dev-1.csv', 'eval2.csv'],
      ['train', 'validation', 'test'],
    ],
    [
      ['training.jsonl', 'val.jsonl', 'evaluation.jsonl'],
      ['train', 'validation', 'test'],
    ],
    [
      ['Train.csv', 'TEST.csv'],
      ['train', 'test'],
    ],
    [
      ['data/train/a.csv', 'data/holdout test/b.csv'],
      ['train', 'test'],
    ],
    [['data/train-00000-of-00002.parquet', 'data/train-00001-of-00002.parquet'], ['train']],
    [
      ['data/random-00000-of-00001.parquet', 'data/test_sft-00000-of-00001.parquet'],
      ['random', 'test_sft'],
    ],
    [['part-1.jsonl', 'part-2.jsonl'], ['train']],
    [['testfile.csv', 'contest.csv', 'retrain.csv'], ['train']],
  ])('%j are %j', (paths, splits) => {
    expect(Object.keys(shown(paths))).toEqual(splits);
  });

  it('are those of folders where folders tell, whatever the files are called', () => {
    expect(shown(['train/test-1.csv', 'test/train-1.csv'])).toEqual({
      train: ['train/test-1.csv'],
      test: ['test/train-1.csv'],
    });
  });

  it('are those of shards where shards are there, and the rest is of none', () => {
    const paths = ['data/sft-00000-of-00001.parquet', 'test.parquet'];
    expect(defaultSplits(paths)).toEqual({
      splits: [{ name: 'sft', paths: [paths[0]] }],
      others: ['test.parquet'],
    });
  });

  it('lose no file, and keep the order of the files', () => {
    const word = fc.constantFrom('train', 'test', 'dev', 'data', 'part', 'eval', 'x');
    const name = fc
      .tuple(
        word,
        fc.constantFrom('', '-', '_', '1', ' '),
        word,
        fc.constantFrom('.csv', '-00000-of-00001.csv'),
      )
      .map((parts) => parts.join(''));
    const path = fc
      .tuple(fc.array(word, { maxLength: 2 }), name)
      .map(([folders, file]) => [...folders, file].join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const { splits, others } = defaultSplits(paths);
        const all = new Set([...splits.flatMap((split) => split.paths), ...others]);
        expect([...all].sort()).toEqual([...paths].sort());
        for (const list of [others, ...splits.map((split) => split.paths)])
          expect(list).toEqual(paths.filter((one) => list.includes(one)));
        expect(new Set(splits.map(({ name: split }) => split)).size).toBe(splits.length);
      }),
    );
  });
});
