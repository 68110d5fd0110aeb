import { describe, expect, it } from 'vitest';
import { splitName, writtenEnding } from '../../../src/core/dataset/datasetName';

describe('a dataset’s name', () => {
  it.each([
    ['train.jsonl', 'train', '.jsonl', '.jsonl'],
    ['train.v2.jsonl.gz', 'train.v2', '.jsonl', '.jsonl.gz'],
    ['train.csv.ZST', 'train', '.csv', '.csv.ZST'],
    ['train.jsonl.bz2', 'train', '.jsonl', '.jsonl.gz'],
    ['train.gz', 'train', '', '.jsonl.gz'],
    ['part-0.parquet', 'part-0', '.parquet', '.parquet'],
    ['train', 'train', '', '.jsonl'],
    ['.hidden', '.hidden', '', '.jsonl'],
    ['', '', '', '.jsonl'],
  ])('%s is %s with %s, and its mixtures end in %s', (name, stem, ending, written) => {
    const parts = splitName(name);
    expect(parts).toMatchObject({ stem, ending });
    expect(parts.stem + parts.ending + parts.compression).toBe(name);
    expect(writtenEnding(parts)).toBe(written);
  });
});
