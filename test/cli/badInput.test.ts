import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeDecoder } from '../engine/onnx/causalLm/madeDecoder';
import { alsoShared, describeShared, sharedFolder } from '../shared';
import { temporaryFolder } from '../temporary';
import { CommandLine, root, sample } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);
const embedded = join(root, 'media', 'models', 'gradus-static-en');

/** The command ends with exit code 1 and one sentence that says this. */
function refuses(args: readonly string[], sentence: RegExp): void {
  const { code, out, err } = gradus.run(...args);
  expect(err).toMatch(sentence);
  const sentences = err
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('Scored '));
  expect([code, out, sentences.length]).toEqual([1, '', 1]);
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content);
  return at(name);
}

function emptyFolder(): string {
  mkdirSync(at('nothing'), { recursive: true });
  return at('nothing');
}

describe('Bad input ends with one sentence that names it', () => {
  it.each([
    ['a missing file', () => at('missing.jsonl'), /Cannot read .*missing\.jsonl: there is no such file/],
    ['an empty folder', () => emptyFolder(), /holds no file of data: JSONL, JSON, CSV, TSV or Parquet/],
    ['an empty file', () => file('empty.jsonl', ''), /empty\.jsonl is empty/],
    ['only white space', () => file('blank.csv', '\n \n'), /blank\.csv is empty/],
    [
      'one broken line',
      () => file('line.jsonl', '{"question": '),
      /line\.jsonl, line 1: it is not valid JSON/,
    ],
    [
      'random bytes',
      () => file('bytes.jsonl', Buffer.from([0x8f, 0, 0xfe, 0x17])),
      /bytes\.jsonl is not a text file/,
    ],
    [
      'an object instead of a list',
      () => file('object.json', '{\n"a": 1\n}'),
      /No field of object\.json looks like a question/,
    ],
    ['a header without records', () => file('header.csv', 'question,answer\n'), /header\.csv has no records/],
    [
      'no field to score',
      () => file('numbers.jsonl', '{"a":1,"b":7}\n{"a":2,"b":9}\n'),
      /No field of numbers\.jsonl looks like a question.*a, b.*--map/,
    ],
    [
      'a response matrix',
      () => file('matrix.csv', 'i1,i2,i3\n0,1,1\n1,1,0\n'),
      /matrix\.csv looks like a response matrix/,
    ],
  ])('%s', (_, path, sentence) => refuses(['score', path()], sentence));

  it.each([
    [['frobnicate'], /There is no command "frobnicate"/],
    [['score'], /Name a dataset/],
    [['score', sample, 'b.jsonl'], /"b\.jsonl" is too many/],
    [['score', sample, '--nope'], /Unknown option '--nope'/],
    [['score', sample, '--measures', 'beauty'], /There is no measure "beauty"/],
    [['score', sample, '--map', 'question=nope'], /No field is named "nope"/],
    [['score', sample, '--map', 'query=question'], /"query=question" is none/],
    [['score', sample, '--map', 'question='], /names no field for question/],
    [['score', sample, '--map', 'question=answer', '--map', 'question=id'], /question is given twice: join/],
    [['score', sample, '--measures', 'length', '--measures=human'], /--measures is given twice/],
    [['score', sample, '--out', 'scores.xlsx'], /written and read as \.csv, \.jsonl or \.parquet/],
    [['score', sample, '--threads', 'many'], /--threads takes a whole number/],
    [['mix', sample, '--recipe', 'spicy', '--out', 'x'], /there is no mixture "spicy"/],
    [['mix', sample, '--recipe', 'hard'], /--out FILE/],
    [['mix', sample, '--out', 'x'], /--recipe/],
    [
      ['mix', sample, '--recipe', 'all', '--size', '351', '--out', 'x'],
      /351 rows were asked for, but only 350/,
    ],
    [
      ['mix', sample, '--recipe', 'hard', '--size', '200', '--out', 'x'],
      /The hard band by grade has 126 rows, 200 are needed/,
    ],
    [
      ['mix', sample, '--recipe', 'hard', '--measure', 'beauty', '--out', 'x'],
      /There is no measure "beauty" for school\.jsonl/,
    ],
    [['mix', sample, '--recipe', 'hard', '--out', sample], /nothing is ever written over it/],
    [['mix', sample, '--recipe', 'nope.yaml', '--out', 'x'], /Cannot read nope\.yaml/],
    [['scor', sample], /There is no command "scor"\. Did you mean "score"\?/],
    [['score', sample, '--mesures', 'length'], /Unknown option '--mesures'\. Did you mean "measures"\?/],
    [['score', sample, '--measures', 'lenght'], /no measure "lenght"\. Did you mean "length"\?/],
    [['score', '-'], /The standard input cannot be read as a dataset: save it as a file/],
    [
      ['score', '/dev/stdin'],
      /Cannot read \/dev\/stdin: it is a (pipe|socket|device), not a file\. Save what it gives/,
    ],
    [['score', sample, '--out', '-'], /--out takes the name of a file/],
    [
      ['mix', sample, '--recipe', 'all', '--out', '/dev/stdout', '--force'],
      /it is a (pipe|socket|device), not a file/,
    ],
    [['mix', sample, '--recipe', '/dev/zero', '--out', 'x'], /Cannot read \/dev\/zero: it is a device/],
    [['verify', '/dev/zero'], /Cannot read \/dev\/zero: it is a device/],
    [['score', '题'.repeat(300)], /the name is too long/],
    [['verify', sample], /school\.jsonl is not a manifest/],
    [['verify', 'package.json'], /package\.json is not a manifest of a mixture/],
    [['show', sample, '--row', '350'], /has no row 350: its rows are 0 to 349/],
    [['show', sample, '--row', '-1'], /--row/],
    [['score', sample, '--measures', ''], /--measures is given an empty value/],
    [['stats', sample, '--scores', 'nope.csv'], /Cannot read nope\.csv/],
    [['store', 'burn'], /not "burn"/],
    [
      ['mix', sample, '--recipe', 'easy', '--out', '/nowhere/at/all.jsonl'],
      /Cannot write \/nowhere\/at\/all\.jsonl: there is no folder \/nowhere\/at/,
    ],
  ])('gradus %s', (args, sentence) => refuses(args, sentence));

  it('scores of another dataset', () => {
    const other = file(
      'other.jsonl',
      '{"question":"Is this another dataset?","answer":"yes"}\n{"question":"Is it really?","answer":"no"}\n',
    );
    gradus.ok('score', other, '--out', at('other.csv'));
    refuses(['stats', sample, '--scores', at('other.csv')], /other\.csv holds scores of another dataset/);
  });

  it('a model folder without a tokenizer, without a model, and with a model that is none', () => {
    for (const name of ['tokenless', 'empty', 'garbage']) mkdirSync(at(name));
    copyFileSync(join(embedded, 'model.onnx'), join(at('tokenless'), 'model.onnx'));
    writeFileSync(join(at('garbage'), 'model.onnx'), 'not a model');
    copyFileSync(join(embedded, 'tokenizer.json'), join(at('garbage'), 'tokenizer.json'));
    refuses(['score', sample, '--model', at('tokenless')], /has no tokenizer: .*tokenizer\.json/);
    refuses(['score', sample, '--model', at('empty')], /holds no model\.onnx/);
    refuses(['score', sample, '--model', at('garbage')], /cannot be loaded/);
    refuses(['score', sample, '--model', at('nowhere')], /Cannot read the model .*nowhere/);
  });
});

describe('A mixture whose manifest cannot be written', () => {
  it('is not left behind without it', () => {
    mkdirSync(at('mixed/hard.jsonl.manifest.json'), { recursive: true });
    refuses(
      ['mix', sample, '--recipe', 'hard', '--out', at('mixed/hard.jsonl'), '--force'],
      /Cannot write .*hard\.jsonl\.manifest\.json: it is a folder/,
    );
    expect(readdirSync(at('mixed'))).toEqual(['hard.jsonl.manifest.json']);
  });
});

describe('A disk that does not take more', () => {
  /** Mounts a file system for a test; says why it cannot where this needs more rights. */
  function mounted(name: string, options: string): string | undefined {
    mkdirSync(at(name));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at(name)]);
    if (status !== 0) return undefined;
    onTestFinished(() => void spawnSync('umount', [at(name)]));
    return at(name);
  }

  it('full: mixture, scores and store say so, and leave nothing half written', ({ skip }) => {
    const full = mounted('full', 'size=64k');
    if (full === undefined) return skip('mounting a small file system needs root');
    refuses(
      ['mix', sample, '--recipe', 'all', '--out', join(full, 'all.jsonl')],
      /Cannot write .*all\.jsonl: the disk is full/,
    );
    refuses(['score', sample, '--out', join(full, 'scores.jsonl')], /scores\.jsonl.*the disk is full/);
    expect(readdirSync(full)).toEqual([]);
    const other = new CommandLine(join(full, 'store'));
    expect(other.run('score', sample)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/the disk is full/) as string,
    });
  });

  it('read-only: says so', ({ skip }) => {
    const readOnly = mounted('readonly', 'size=64k,ro');
    if (readOnly === undefined) return skip('mounting a read-only file system needs root');
    refuses(
      ['mix', sample, '--recipe', 'easy', '--out', join(readOnly, 'easy.jsonl')],
      /Cannot write .*easy\.jsonl: the file system is read-only/,
    );
    refuses(
      ['score', sample, '--out', join(readOnly, 'scores.csv')],
      /scores\.csv.*the file system is read-only/,
    );
    const other = new CommandLine(join(readOnly, 'store'));
    expect(other.run('score', sample)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Cannot make the score store .*: the file system is read-only/) as string,
    });
  });
});

/** A folder with two models, and no word on which is meant. */
function writeTwo(): string {
  const path = writeDecoder(at('two-models'));
  for (const name of ['a.onnx', 'b.onnx']) copyFileSync(join(path, 'model.onnx'), join(path, name));
  rmSync(join(path, 'model.onnx'));
  return path;
}

describe('Models that are no text encoders', () => {
  const shared = (model: string): string => join(sharedFolder, 'models', model);
  it.each<[string, RegExp]>([
    [writeDecoder(at('decoder')), /is not a text encoder: it gives logits/],
    [writeTwo(), /holds several models .* name the one to use/],
    ...alsoShared<[string, RegExp]>(
      [
        shared('onnx-not-a-text-model/mnist.onnx'),
        /mnist\.onnx is not a text encoder: it takes Input3 \(float32\)/,
      ],
      [
        shared('onnx-not-a-text-model/magika_standard_v3_3.onnx'),
        /is not a text encoder: it takes bytes \(int32\)/,
      ],
      [shared('onnx-not-a-text-model/superres_custom_ops_opset18.onnx'), /cannot be loaded: .*DecodeImage/],
      [shared('onnx-not-a-text-model'), /holds several models .* name the one to use/],
      [
        shared('onnx-fixtures-vespa/transformer/dummy_transformer.onnx'),
        /has 20 tokens, but its tokenizer gives token \d+: they do not belong together/,
      ],
      [shared('onnx-tiny-random-gpt2'), /is not a text encoder/],
      [shared('tinyllamas-stories260K'), /is not a text encoder: it gives logits/],
    ),
  ])('%s', (model, sentence) => refuses(['score', sample, '--model', model], sentence));
});

describeShared('Another text encoder', () => {
  it('in the same layout is taken, and its limit is said', () => {
    const { model, remarks } = gradus.json<{ model: string; remarks: string[] }>(
      'score',
      join(sharedFolder, 'data', 'instruct-llamafactory', 'c4_demo.jsonl'),
      '--model',
      join(sharedFolder, 'models', 'onnx-static-lsa-96'),
    );
    expect(model).toBe('onnx-static-lsa-96');
    expect(remarks).toEqual([
      expect.stringMatching(/^\d+ questions are longer than the 512 tokens/) as string,
    ]);
  });
});
