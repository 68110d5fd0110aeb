import { isAbsolute, join, normalize, posix, sep, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curatedModels } from '../../../src/engine/models/curated';
import { isRepoName, nameOfRepo, readHubName } from '../../../src/engine/models/hubName';
import { parseRecord, type ModelRecord } from '../../../src/engine/models/modelRecord';
import { isSafePath, safePath } from '../../../src/engine/models/repoFile';

/** Text made of what paths are made of, mostly. */
const pathLike = fc.string({
  unit: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('a', '.', '..', '/', '\\', ':', ' ', '\0', '\n', 'C:', '~', '%2e'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
  ),
  maxLength: 30,
});

describe('a path that a repository names', () => {
  it.each([
    '../../x',
    '..',
    '.',
    '',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    'a/',
    '\\\\host\\share',
    '..\\x',
    'C:/x',
    'C:\\x',
    'a\0b',
    'a\nb',
    'a\u001bb',
    'x:stream',
    'con',
    'NUL.txt',
    'a/aux/b',
    'a.',
    'a ',
    '...',
    `${'a'.repeat(300)}`,
  ])('%j is refused', (path) => {
    expect(() => safePath(path)).toThrow(/cannot lie in a folder/);
  });

  it.each([
    'model.onnx',
    'onnx/model_q4.onnx_data',
    '1_Pooling/config.json',
    '.gitattributes',
    'ünï/çödé.json',
  ])('%j is taken', (path) => expect(safePath(path)).toBe(path));

  it('that is taken stays inside the folder, on every system', () => {
    fc.assert(
      fc.property(pathLike, (path) => {
        if (!isSafePath(path)) return;
        for (const system of [posix, win32]) {
          expect(system.isAbsolute(path)).toBe(false);
          const full = system.join(`${system.sep}root`, ...path.split('/'));
          expect(full.startsWith(`${system.sep}root${system.sep}`)).toBe(true);
          expect(full.split(system.sep)).toHaveLength(2 + path.split('/').length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the name of a model', () => {
  it('is a name of the list or OWNER/NAME, with a revision or without', () => {
    expect(readHubName('all-minilm-l6-v2')).toEqual({ repo: 'Xenova/all-MiniLM-L6-v2', revision: undefined });
    expect(readHubName(' someone/thing@refs/pr/1 ')).toEqual({
      repo: 'someone/thing',
      revision: 'refs/pr/1',
    });
    expect(readHubName('bge-small-en-v1.5@main')).toEqual({
      repo: 'Xenova/bge-small-en-v1.5',
      revision: 'main',
    });
  });

  it.each([
    '',
    'nothing',
    'a/b/c',
    '../x',
    'a/..',
    './b',
    'a/b.',
    'https://huggingface.co/a/b',
    'a b/c',
    '~/x',
  ])('%j is refused', (text) =>
    expect(() => readHubName(text)).toThrow(/is no model of the list \(all-MiniLM-L6-v2, /),
  );

  it.each(['a/b@', 'a/b@x y', 'a/b@../x', 'a/b@x@y', 'a/b@-x', 'a/b@x//y'])('%j has no revision', (text) =>
    expect(() => readHubName(text)).toThrow(/is no revision/),
  );

  it('makes two folders and no more, whatever it is', () => {
    fc.assert(
      fc.property(pathLike, pathLike, (owner, name) => {
        const repo = `${owner}/${name}`;
        if (!isRepoName(repo)) return;
        const path = normalize(join('root', ...repo.split('/')));
        expect(isAbsolute(path)).toBe(false);
        expect(path.split(sep)).toEqual(['root', ...repo.split('/')]);
      }),
      { numRuns: 2000 },
    );
  });

  it('of the list names one commit, one file and one purpose each', () => {
    expect(new Set(curatedModels.map(({ name }) => name)).size).toBe(curatedModels.length);
    for (const { name, repo, commit, file, about, bytes } of curatedModels) {
      expect(readHubName(name).repo).toBe(repo);
      expect(nameOfRepo(repo)).toBe(name);
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(file).toMatch(/^onnx\/model\w*\.onnx$/);
      expect(about).toMatch(/\.$/);
      expect(bytes).toBeGreaterThan(1e7);
    }
  });
});

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const path = fc.constantFrom('model.onnx', 'onnx/model_q4.onnx', 'tokenizer.json', 'README.md');
const checksum = fc.oneof(
  fc.record({ kind: fc.constant('sha256' as const), hex: hex(64) }),
  fc.record({ kind: fc.constant('gitSha1' as const), hex: hex(40) }),
);
const record: fc.Arbitrary<ModelRecord> = fc
  .record({
    version: fc.constant(1 as const),
    repo: fc.constantFrom('someone/thing', 'Xenova/all-MiniLM-L6-v2'),
    commit: hex(40),
    revision: fc.constantFrom('', 'main', 'v1'),
    endpoint: fc.webUrl(),
    kind: fc.constantFrom('encoder' as const, 'languageModel' as const),
    files: fc.uniqueArray(fc.record({ path, bytes: fc.nat(), checksum }), {
      minLength: 1,
      selector: (one) => one.path,
    }),
  })
  .chain((one) => fc.constantFrom(...one.files).map((file) => ({ ...one, model: file.path })));

describe('the record of a pull', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(parseRecord(JSON.stringify(one))).toEqual(one);
      }),
    );
  });

  it('is none where anything else stands in the file, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseRecord(text)).toBeUndefined();
      }),
    );
  });

  it('is none where one of its parts is something else', () => {
    fc.assert(
      fc.property(
        record,
        fc.constantFrom('version', 'repo', 'commit', 'revision', 'endpoint', 'kind', 'model', 'files'),
        fc.oneof(fc.constant(undefined), fc.constant('../../x'), fc.constant(-1), fc.constant([])),
        (one, part, value) => {
          if (value === '../../x' && (part === 'revision' || part === 'endpoint')) return;
          expect(parseRecord(JSON.stringify({ ...one, [part]: value }))).toBeUndefined();
        },
      ),
    );
  });

  it('is none where a file lies outside of the folder, or the model is not among the files', () => {
    const [one] = fc.sample(record, 1) as [ModelRecord];
    const files = [{ ...one.files[0]!, path: '../model.onnx' }];
    expect(parseRecord(JSON.stringify({ ...one, files, model: '../model.onnx' }))).toBeUndefined();
    expect(parseRecord(JSON.stringify({ ...one, model: 'other.onnx' }))).toBeUndefined();
  });
});
