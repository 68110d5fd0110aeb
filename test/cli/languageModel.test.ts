import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bigramNats, writeDecoder } from '../engine/onnx/causalLm/madeDecoder';
import { root } from '../../tools/root.mjs';
import { alsoShared, describeShared, sharedFolder } from '../shared';
import { temporaryFolder } from '../temporary';
import { CommandLine } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const lm = writeDecoder(join(folder, 'lm'));
const data = join(folder, 'questions.jsonl');
const answers = Array.from({ length: 40 }, (_, at) => 'abcdefghij'.slice(at % 7).repeat(1 + (at % 3)));
writeFileSync(
  data,
  answers.map((answer, at) => `${JSON.stringify({ question: `what is ${at}?`, answer })}\n`).join(''),
);

describe('--lm', () => {
  beforeAll(() => void gradus.ok('score', data, '--lm', lm, '--measures', 'surprisal'));

  it('scores with the language model and says so', () => {
    const again = gradus.run('score', data, '--lm', lm, '--measures', 'instructionFollowing');
    expect(again.code).toBe(0);
    expect(again.err).toMatch(/Scored 40 records with gradus-static-en and lm in/);
    expect(again.out).toMatch(/answerSurprisal +40/);
    expect(again.out).toMatch(/^ifd +40/m);
  });

  it('shows the tokens of an answer that it expected least', () => {
    const text = gradus.ok('show', data, '--row', '3', '--lm', lm);
    const worst = Math.max(...bigramNats('\n', answers[3]!));
    expect(text.replace(/\s+/g, ' ')).toContain('least expected tokens of the answer, in nats: "');
    expect(text).toContain(` ${worst.toFixed(1)}`);
    expect(gradus.ok('show', data, '--row', '3')).not.toContain('least expected');
    const { answerTokens } = gradus.json<{ answerTokens: object[] }>('show', data, '--row', '3', '--lm', lm);
    expect(answerTokens.length).toBe(answers[3]!.length);
  });

  it('is what stats, mixtures and their proof go by', () => {
    expect(gradus.ok('stats', data, '--lm', lm)).toMatch(/answerSurprisal/);
    expect(gradus.ok('stats', data, '--lm', lm, '--measure', 'answerSurprisalSum')).toMatch(
      /Difficulty by answerSurprisalSum/,
    );
    const out = join(folder, 'hard.jsonl');
    gradus.ok(
      'mix',
      data,
      '--recipe',
      'hard',
      '--size',
      '9',
      '--measure',
      'answerSurprisal',
      '--lm',
      lm,
      '--out',
      out,
    );
    expect(readFileSync(out, 'utf8').split('\n').length).toBe(10);
    expect(gradus.ok('verify', `${out}.manifest.json`, '--lm', lm)).toMatch(/made again byte for byte/);
    const without = gradus.run('verify', `${out}.manifest.json`);
    expect(without).toMatchObject({ code: 1 });
    expect(without.err).toMatch(
      /answer surprisal \(answerSurprisal\) cannot be computed for questions\.jsonl: no language model is chosen\. Name a language model with --lm DIR\./,
    );
  });

  it.each([
    ['a measure without one', ['score', data, '--measures', 'choice'], /choice cannot be computed/],
    ['nothing of that name', ['score', data, '--lm', join(folder, 'none')], /none/],
    [
      'a decoder without its weights',
      [
        'score',
        data,
        '--lm',
        writeDecoder(join(folder, 'bare'), { external: 'missing' }),
        '--measures',
        'surprisal',
      ],
      /keeps its weights in model\.onnx_data, which is not in its folder: copy it there\./,
    ],
    [
      'a tokenizer of another model',
      [
        'score',
        data,
        '--lm',
        writeDecoder(join(folder, 'small'), { vocabulary: 9 }),
        '--measures',
        'surprisal',
      ],
      /has 9 tokens, but its tokenizer gives token \d+: they do not belong together\./,
    ],
  ])('says in one sentence what is wrong: %s', (_, args, sentence) => {
    const { code, err, out } = gradus.run(...args);
    expect(code).toBe(1);
    expect(err.trim()).toMatch(sentence);
    expect(err.trim()).toMatch(/^gradus: [^\n]*\.$/);
    expect(out).toBe('');
  });
});

describe('--budget', () => {
  const many = join(folder, 'many.jsonl');
  const rows = 8000;
  writeFileSync(
    many,
    Array.from({ length: rows }, (_, at) => {
      const answer = 'abcdefghij'.slice(at % 7).repeat(1 + (at % 40));
      return `${JSON.stringify({ question: `what is ${at} of ${'so '.repeat(at % 11)}many?`, answer })}\n`;
    }).join(''),
  );
  const score = (...more: string[]): string =>
    gradus.ok('score', many, '--lm', lm, '--measures', 'length,surprisal', ...more).replace(/\s+/g, ' ');

  it('scores a sample, predicts the rest, says how well, and goes on from there without one', () => {
    const text = score('--budget', '2s');
    const [, sample] = /surprisal was computed for a sample of ([\d,]+) of 8,000 records/.exec(text)!;
    const scored = Number(sample!.replace(',', ''));
    expect(scored).toBeGreaterThan(3);
    expect(scored).toBeLessThan(rows);
    expect(text).toMatch(new RegExp(` answerSurprisalSum ${sample} `));
    // On a busy machine the time may end while the rest is predicted: then that is said, and goes on in the next run.
    const [, predicted = ''] = / predicted\.answerSurprisalSum ([\d,]+) /.exec(text)!;
    if (predicted !== '8,000')
      expect(text).toContain('predicted answer surprisal is left out: its time ran out');
    expect(text).toMatch(
      /Predicted answer surprisal in all agrees with the measured one at ρ -?[\d.]+ \(.+\) on [\d,]+ examples it was not fitted to; length alone reaches -?[\d.]+\./,
    );
    const rest = score();
    expect(rest).toMatch(/ answerSurprisalSum 8,000 /);
    expect(rest).not.toMatch(/for a sample of/);
  });

  it('is refused where it is no time', () => {
    const { code, err, out } = gradus.run('score', many, '--budget', 'soon');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim()).toMatch(/^gradus: --budget is a time such as 90s, 10m or 2h, not "soon"\.$/);
  });
});

const models = join(sharedFolder, 'models');

describe('what is named with --lm and is no language model that fits', () => {
  it.each<[string, RegExp]>([
    [
      writeDecoder(join(folder, 'few-tokens'), { vocabulary: 10 }),
      /has 10 tokens, but its tokenizer gives token [\d,]+: they do not belong together/,
    ],
    [join(root, 'media/models/gradus-static-en'), /Name a text encoder with --model DIR/],
    ...alsoShared<[string, RegExp]>(
      [
        join(models, 'onnx-tiny-random-gpt2'),
        /has 1,000 tokens, but its tokenizer gives token [\d,]+: they do not belong together/,
      ],
      [join(models, 'onnx-static-lsa-96'), /Name a text encoder with --model DIR/],
      [join(models, 'onnx-not-a-text-model/mnist.onnx'), /is no language model/],
      [join(models, 'onnx-not-a-text-model/superres_custom_ops_opset18.onnx'), /DecodeImage/],
    ),
  ])('%s is refused in one sentence', (name, sentence) => {
    const { code, err } = gradus.run('score', data, '--lm', name, '--measures', 'surprisal');
    expect(code).toBe(1);
    expect(err.trim()).toMatch(sentence);
    expect(err.trim()).toMatch(/^gradus: [^\n]*\.$/);
  });
});

describeShared('a real folder named with --lm', () => {
  it('stories260K finds a story likelier than the same words in disorder', () => {
    const story = 'Once upon a time, there was a little girl named Lily. She loved to play outside.';
    const disorder = 'named a was upon. Lily play Once loved outside time, to girl little She a there.';
    const path = join(folder, 'stories.jsonl');
    writeFileSync(
      path,
      [story, disorder].map((question) => `${JSON.stringify({ question, answer: 'the end' })}\n`).join(''),
    );
    const out = join(folder, 'stories.csv');
    gradus.ok(
      'score',
      path,
      '--lm',
      join(models, 'tinyllamas-stories260K'),
      '--measures',
      'surprisal',
      '--out',
      out,
    );
    const [head, first, second] = readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const at = head!.indexOf('questionSurprisal');
    expect(Number(first![at])).toBeLessThan(1);
    expect(Number(second![at])).toBeGreaterThan(3);
  });
});
