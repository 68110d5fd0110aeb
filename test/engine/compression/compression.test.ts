import { describe, expect, it } from 'vitest';
import { compressionOf } from '../../../src/engine/compression/compression';
import { compressionNamed, nameUnpacked } from '../../../src/engine/compression/packedName';
import { foreignFiles, foreignText, oddFiles } from './foreignPacking';

describe('How a file is compressed', () => {
  it.each(Object.entries(foreignFiles))('is told by its bytes: %s', (tool, text) => {
    const kind = /bzip2/.test(tool) ? 'bzip2' : /zstd/.test(tool) ? 'zstd' : 'gzip';
    expect(compressionOf(Buffer.from(text, 'base64'))).toBe(kind);
  });

  it.each([
    ['nothing in bzip2', oddFiles.emptyBzip2, 'bzip2'],
    ['nothing in Zstandard', oddFiles.emptyZstd, 'zstd'],
    ['text', Buffer.from(foreignText).toString('base64'), undefined],
    ['text that begins as bzip2 does', Buffer.from('BZh9 is a header').toString('base64'), undefined],
    ['nothing', '', undefined],
  ])('%s', (_, bytes, kind) => {
    expect(compressionOf(Buffer.from(bytes, 'base64'))).toBe(kind);
  });

  it.each([
    ['train.jsonl.gz', 'train.jsonl', 'gzip'],
    ['train.jsonl.GZIP', 'train.jsonl', 'gzip'],
    ['train.csv.zst', 'train.csv', 'zstd'],
    ['train.csv.zstd', 'train.csv', 'zstd'],
    ['train.json.bz2', 'train.json', 'bzip2'],
    ['train.tsv.bz', 'train.tsv', 'bzip2'],
    ['part.1.jsonl.gz', 'part.1.jsonl', 'gzip'],
    ['train.jsonl', 'train.jsonl', undefined],
    ['.gz', '.gz', undefined],
    ['train.constructor', 'train.constructor', undefined],
  ])('is told by the name %s, and what is in it is named %s', (name, unpacked, kind) => {
    expect([nameUnpacked(name), compressionNamed(name)]).toEqual([unpacked, kind]);
  });
});
