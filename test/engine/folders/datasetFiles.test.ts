import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datasetFiles, isManyFiles } from '../../../src/engine/folders/datasetFiles';
import { temporaryFolder } from '../../temporary';

const root = temporaryFolder();
let made = 0;

/** A folder of its own with these files in it. */
function folderOf(files: readonly string[] | Readonly<Record<string, string>>): string {
  const folder = join(root, `d${made++}`);
  mkdirSync(folder);
  const all = Array.isArray(files) ? Object.fromEntries(files.map((name) => [name, '{"a":1}\n'])) : files;
  for (const [name, text] of Object.entries(all as Record<string, string>)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const card = (yaml: string): string => `---\n${yaml}\n---\n`;

describe('A folder is one dataset', () => {
  it('of its shards in their natural order, in folders too', async () => {
    const folder = folderOf(['part-10.jsonl', 'part-2.jsonl', 'more/part-1.jsonl.gz', 'part-1.ndjson.zst']);
    expect(await datasetFiles(folder)).toMatchObject({
      folder,
      names: ['more/part-1.jsonl.gz', 'part-1.ndjson.zst', 'part-2.jsonl', 'part-10.jsonl'],
      kind: 'jsonl',
      split: 'train',
      aside: [],
    });
  });

  it('without what is not data, which is told', async () => {
    const id = '0123456789abcdef0123456789abcdef';
    const folder = folderOf({
      'a.csv': 'question,answer\n1,2\n',
      '.gitattributes': '',
      '.cache/x.csv': 'a\n',
      'README.md': '# No YAML',
      LICENSE: '',
      'dataset_infos.json': '{}',
      'mixture.csv.manifest.json': '{}',
      'hard.csv': `row,id,questionWords\n0,${id},3\n`,
      'easy.csv': 'row,id,question\n0,1,text\n',
      '__pycache__/x.csv': 'a\n',
    });
    const { names, aside } = await datasetFiles(folder);
    expect(names).toEqual(['a.csv', 'easy.csv']);
    expect(Object.fromEntries(aside.map(({ name, why }) => [name, why]))).toEqual({
      '.cache': 'hidden',
      '.gitattributes': 'hidden',
      LICENSE: 'not data',
      'README.md': 'not data',
      __pycache__: 'not data',
      'dataset_infos.json': 'about the dataset',
      'hard.csv': 'scores',
      'mixture.csv.manifest.json': 'a manifest',
    });
  });

  it('of the split that is asked for, never of one that is not', async () => {
    const folder = folderOf(['train-1.jsonl', 'train-2.jsonl', 'test.jsonl', 'notes.jsonl']);
    await expect(datasetFiles(folder)).rejects.toMatchObject({
      message: `${folder} has several splits: train (train-1.jsonl and 1 more), test (test.jsonl).`,
      remedy: { kind: 'chooseSplit', of: 'split', names: ['train', 'test'] },
    });
    expect(await datasetFiles(folder, { split: 'test' })).toMatchObject({
      names: ['test.jsonl'],
      split: 'test',
      aside: [{ name: 'notes.jsonl', why: 'of no split' }],
    });
    await expect(datasetFiles(folder, { split: 'dev' })).rejects.toThrow(
      `${folder} has no split dev: there is train (train-1.jsonl and 1 more), test (test.jsonl).`,
    );
  });

  it('by its card, with subsets', async () => {
    const folder = folderOf({
      'README.md': card(
        'configs:\n- config_name: en\n  data_files:\n  - {split: train, path: "en/a-*"}\n  - {split: gone, path: en/gone.csv}\n- {config_name: de, data_dir: de}',
      ),
      'en/a-1.csv': 'a\n1\n',
      'en/a-2.csv': 'a\n1\n',
      'en/b.csv': 'a\n1\n',
      'de/train.csv': 'a\n1\n',
      'de/test.csv': 'a\n1\n',
    });
    await expect(datasetFiles(folder)).rejects.toMatchObject({
      message: `${folder} has several subsets: en (en/a-* and 1 more), de (de/).`,
      remedy: { kind: 'chooseSplit', of: 'config', names: ['en', 'de'] },
    });
    const en = await datasetFiles(folder, { config: 'en' });
    expect(en).toMatchObject({ names: ['en/a-1.csv', 'en/a-2.csv'], split: 'train', config: 'en' });
    const de = await datasetFiles(folder, { config: 'de', split: 'test' });
    expect(de).toMatchObject({ names: ['de/test.csv'], split: 'test', config: 'de' });
    await expect(datasetFiles(folder, { config: 'fr' })).rejects.toThrow(/has no subset fr: there is en/);
  });

  it.each(['../other/*.csv', '/etc/*.csv', 'https://host/a.csv', 'a/../../b.csv', 'C:\\a.csv'])(
    'whose card leads out of it, to %s, is refused',
    async (path) => {
      const folder = folderOf({
        'README.md': card(`configs:\n- data_files: ${JSON.stringify(path)}`),
        'a.csv': 'a\n1\n',
      });
      await expect(datasetFiles(folder)).rejects.toThrow(
        /README\.md names .* which is not in the dataset's folder/,
      );
    },
  );
});

describe('A pattern is one dataset', () => {
  it('of the files that match', async () => {
    const folder = folderOf([
      'data/train-1.jsonl',
      'data/train-2.jsonl',
      'data/test-1.jsonl',
      'data/deep/train-3.jsonl',
    ]);
    expect(await datasetFiles(join(folder, 'data', 'train-*.jsonl'))).toMatchObject({
      folder: join(folder, 'data'),
      names: ['train-1.jsonl', 'train-2.jsonl'],
    });
    expect((await datasetFiles(join(folder, '**', 'train-*.jsonl'))).names).toEqual([
      'data/deep/train-3.jsonl',
      'data/train-1.jsonl',
      'data/train-2.jsonl',
    ]);
    await expect(datasetFiles(join(folder, 'data', '*.jsonl'))).rejects.toThrow(/has several splits: train/);
    expect(await isManyFiles(join(folder, 'data', '*.jsonl'))).toBe(true);
  });

  it('that matches nothing, or only what is no data, is refused', async () => {
    const folder = folderOf(['a.jsonl', 'notes.txt']);
    await expect(datasetFiles(join(folder, 'b*.jsonl'))).rejects.toThrow(
      /^No file of data matches .*b\*\.jsonl\.$/,
    );
    await expect(datasetFiles(join(folder, '*.txt'))).rejects.toThrow(
      /: what does, such as notes\.txt, is left aside \(not data\)\.$/,
    );
  });

  it('that is the name of a file is that file', async () => {
    const folder = folderOf(['a[1].jsonl']);
    expect(await isManyFiles(join(folder, 'a[1].jsonl'))).toBe(false);
  });
});

describe('A folder is refused', () => {
  it('that is empty, or not there', async () => {
    await expect(datasetFiles(folderOf(['notes.txt']))).rejects.toThrow(
      /holds no file of data: JSONL, JSON, CSV, TSV or Parquet\.$/,
    );
    await expect(datasetFiles(join(root, 'nowhere'))).rejects.toThrow(/there is no such file or folder/);
  });

  it('that holds several kinds', async () => {
    const folder = folderOf(['a.jsonl', 'b.jsonl.gz', 'c.parquet']);
    await expect(datasetFiles(folder)).rejects.toThrow(
      `${folder} holds files of several kinds: JSON Lines (a.jsonl and 1 more), Parquet (c.parquet). Name those of one kind by a pattern, such as *.jsonl.`,
    );
  });

  it('with a link that leads out of it', async () => {
    const folder = folderOf(['a.jsonl']);
    symlinkSync(join(folderOf(['secret.jsonl']), 'secret.jsonl'), join(folder, 'b.jsonl'));
    await expect(datasetFiles(folder)).rejects.toThrow(
      /b\.jsonl is a link that leads out of the folder, to /,
    );
  });

  it('with a pipe among its files', async () => {
    const folder = folderOf(['a.jsonl']);
    execFileSync('mkfifo', [join(folder, 'b.jsonl')]);
    await expect(datasetFiles(folder)).rejects.toThrow(/b\.jsonl: it is a pipe, not a file/);
  });
});

describe('Links', () => {
  it('of the Hugging Face cache are followed, from a snapshot to the blobs beside it', async () => {
    const repository = folderOf({ 'blobs/0a1b': '{"a":1}\n', 'snapshots/main/notes.txt': '' });
    const folder = join(repository, 'snapshots', 'main');
    symlinkSync('../../blobs/0a1b', join(folder, 'train.jsonl'));
    expect((await datasetFiles(folder)).names).toEqual(['train.jsonl']);
  });

  it('to folders are told and not followed', async () => {
    const folder = folderOf(['a.jsonl', 'b/c.jsonl']);
    symlinkSync(join(folder, 'b'), join(folder, 'again'));
    expect((await datasetFiles(folder)).aside).toEqual([{ name: 'again', why: 'a link to a folder' }]);
  });
});
