import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScoreProgress } from '../../src/core/protocol/engineApi';
import { Cancelled } from '../../src/core/protocol/rpc';
import { UserError } from '../../src/core/userError';
import { engineInFolder } from './engines';
import { bigramNats, writeDecoder } from './onnx/causalLm/madeDecoder';
import { wholeSnapshot } from './wholeSnapshot';

const { folder, engine } = engineInFolder();
const languageModel = writeDecoder(join(folder, 'lm'));
const measures = ['surprisal', 'choice', 'instructionFollowing'];

const records = [
  { question: 'two and two?', answer: 'that is\n#### four' },
  { question: 'what is 2', answer: 'a number' },
  { question: 'who? ', answer: 'you' },
];

function write(name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

async function columnsOf(request: {
  path: string;
  languageModel?: string;
}): Promise<Record<string, number[]>> {
  const { table } = await engine.call('table', request);
  return Object.fromEntries(table.map(({ id, values }) => [id, [...values]]));
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

describe('a dataset scored with a language model', () => {
  it('has the surprisals that the model’s table gives', async () => {
    const request = { path: write('known.jsonl', records), languageModel };
    const report = await engine.call('score', {
      ...request,
      measures: ['surprisal', 'instructionFollowing'],
    });
    expect(report.languageModel).toBe('lm');
    const columns = await columnsOf(request);
    records.forEach(({ question, answer }, row) => {
      const [asked, alone, own] = [
        bigramNats('\n', answer),
        bigramNats('<s>', answer),
        bigramNats('<s>', question),
      ];
      // The runtime's single precision is exact to some 1e-7 a token.
      const is = (column: string, value: number): void =>
        expect(columns[column]![row], column).toBeCloseTo(value, 5);
      is('answerSurprisal', mean(asked));
      is('answerSurprisalSum', sum(asked));
      is('answerSurprisalPerByte', sum(asked) / answer.length);
      is('answerSurprisalWorst', Math.max(...asked));
      is('questionSurprisal', mean(own));
      is('questionSurprisalSum', sum(own));
      is('ifd', mean(asked) / mean(alone));
      is('answerAloneSurprisalSum', sum(alone));
      is('answerIgnoresQuestion', Number(mean(asked) > mean(alone)));
    });
    expect(columns['reasoningSurprisal']![0]).toBeCloseTo(mean(bigramNats('\n', 'that is')), 5);
    expect(columns['reasoningSurprisal']!.slice(1)).toEqual([NaN, NaN]);
  });

  it('has the losses of its choices', async () => {
    const choices = ['red', 'blue', 'a long green'];
    const path = write('choices.jsonl', [
      { question: 'which?', choices, answer: 'B' },
      { question: 'or?', choices, answer: 'A' },
    ]);
    await engine.call('score', { path, languageModel, measures: ['choice'] });
    const { choiceLoss, choiceLossPerChar, choiceLossPerToken } = await columnsOf({ path, languageModel });
    const logs = choices.map((choice) => -sum(bigramNats('\n', choice)));
    const lossOf = (values: readonly number[], gold: number): number =>
      Math.log(sum(values.map(Math.exp))) - values[gold]!;
    expect(choiceLoss![0]).toBeCloseTo(lossOf(logs, 1), 5);
    expect(choiceLoss![1]).toBeCloseTo(lossOf(logs, 0), 5);
    const normed = logs.map((log, at) => log / choices[at]!.length);
    expect(choiceLossPerChar![0]).toBeCloseTo(lossOf(normed, 1), 5);
    // A token is a character here.
    expect(choiceLossPerToken).toEqual(choiceLossPerChar);
  });

  it('tells what each token of an answer costs, without running the model again', async () => {
    const path = write('tokens.jsonl', [...records, { question: 'unscored', answer: '' }]);
    await engine.call('score', { path, languageModel, measures: ['surprisal'] });
    const { answer, answerTokens, id } = await engine.call('record', { path, languageModel, row: 1 });
    expect(answerTokens.map(({ text }) => text).join('')).toBe(answer);
    bigramNats('\n', answer).forEach((value, at) => expect(answerTokens[at]!.nats).toBeCloseTo(value, 1));
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const { ids } = await wholeSnapshot(engine, { path, languageModel });
    const ask = (row: number, at = row, more: object = { languageModel }): Promise<readonly object[]> =>
      engine.call('answerTokens', { path, ...more, row, id: ids.slice(4 * at, 4 * at + 4) });
    expect(await ask(1)).toEqual(answerTokens);
    // Another record stands there now; no such row; no answer; no model.
    expect(await ask(1, 2)).toEqual([]);
    expect(await ask(99)).toEqual([]);
    expect(await ask(3)).toEqual([]);
    expect(await ask(1, 1, {})).toEqual([]);
    expect((await engine.call('record', { path, row: 1 })).answerTokens).toEqual([]);
  });

  it('keeps the scores of each model apart: other weights, another template', async () => {
    const path = write('models.jsonl', records);
    const score = async (lm: string): Promise<number> =>
      (await engine.call('score', { path, languageModel: lm, measures: ['surprisal'] })).scored['surprisal']!
        .now;
    expect(await score(languageModel)).toBe(3);
    expect(await score(languageModel)).toBe(0);
    cpSync(languageModel, join(folder, 'copy'), { recursive: true });
    expect(await score(join(folder, 'copy'))).toBe(0);
    const config = { bos_token: '<s>', chat_template: '{{ messages[0].content }}#' };
    expect(await score(writeDecoder(join(folder, 'chat'), { tokenizerConfig: config }))).toBe(3);
    expect(await score(writeDecoder(join(folder, 'outside'), { external: 'there' }))).toBe(3);
    const before = await columnsOf({ path, languageModel });
    const chat = await columnsOf({ path, languageModel: join(folder, 'chat') });
    expect(before['answerSurprisal']).not.toEqual(chat['answerSurprisal']);
    expect(before['questionSurprisal']).toEqual(chat['questionSurprisal']);
  });

  it('rescores what was edited, and nothing else', async () => {
    const path = write('edited.jsonl', records);
    await engine.call('score', { path, languageModel, measures: ['surprisal'] });
    write('edited.jsonl', [...records, { question: 'new', answer: 'one' }]);
    const { scored } = await engine.call('score', { path, languageModel, measures: ['surprisal'] });
    expect(scored['surprisal']).toEqual({ now: 1, before: 3 });
  });

  it('says which texts it read in windows', async () => {
    const path = write('long.jsonl', [
      ...records,
      { question: 'q', answer: 'many words of no end '.repeat(9) },
    ]);
    const { remarks } = await engine.call('score', { path, languageModel, measures: ['surprisal'] });
    expect(remarks.map(({ text }) => text)).toContain(
      '1 text was longer than the 64 tokens that lm reads at once: it was read in windows that overlap by half.',
    );
  });

  it('keeps what was scored when it is cancelled', async () => {
    const path = write(
      'cancelled.jsonl',
      Array.from({ length: 3000 }, (_, at) => ({
        question: `what is ${at}`,
        answer: `it is ${at * at} or not`,
      })),
    );
    const abort = new AbortController();
    const onProgress = ({ done }: ScoreProgress): void => {
      if (done > 0) abort.abort();
    };
    const running = engine.call(
      'score',
      { path, languageModel, measures: ['surprisal'] },
      { signal: abort.signal, onProgress },
    );
    await expect(running).rejects.toThrow(Cancelled);
    const { scored } = await engine.call('score', { path, languageModel, measures: ['surprisal'] });
    expect(scored['surprisal']!.before).toBeGreaterThan(0);
    expect(scored['surprisal']!.now + scored['surprisal']!.before).toBe(3000);
  });
});

describe('without the right model', () => {
  it('measures that need one are left out, or where no others are named an error says how to name it', async () => {
    const path = write('without.jsonl', records);
    const { scored, leftOut } = await engine.call('score', { path, measures: ['all'] });
    for (const measure of measures) {
      expect(scored).not.toHaveProperty(measure);
      expect(leftOut.map((one) => one.measure)).not.toContain(measure);
    }
    await expect(engine.call('score', { path, measures: ['surprisal'] })).rejects.toMatchObject({
      message: 'surprisal cannot be computed for without.jsonl: no language model is chosen.',
      remedy: { kind: 'chooseLanguageModel' },
    });
    const beside = await engine.call('score', { path, measures: ['length', 'surprisal'] });
    expect(beside.scored).toHaveProperty('length');
    expect(beside.leftOut).toEqual([{ measure: 'surprisal', why: 'no language model is chosen' }]);
    const optional = await engine.call('score', { path, measures: ['surprisal'], optional: true });
    expect(optional.leftOut).toEqual([{ measure: 'surprisal', why: 'no language model is chosen' }]);
  });

  it('nothing of it is run for records that are examined while they are written', async () => {
    const path = write('examined.jsonl', records);
    await engine.call('score', { path, languageModel, measures: ['surprisal', 'length'] });
    const { columns } = await engine.call('examine', {
      path,
      languageModel,
      records: ['{"question":"q","answer":"a"}'],
    });
    expect(columns.map(({ id }) => id)).toContain('questionWords');
    expect(columns.map(({ id }) => id)).not.toContain('answerSurprisal');
  });

  it('a model of the other kind is said to be one', async () => {
    const path = write('kinds.jsonl', records);
    const encoder = join(folder, 'encoder');
    mkdirSync(encoder, { recursive: true });
    const embedded = join(__dirname, '..', '..', 'media', 'models', 'gradus-static-en');
    for (const file of ['model.onnx', 'tokenizer.json', 'config.json'])
      copyFileSync(join(embedded, file), join(encoder, file));
    const refused = async (request: object, expected: object): Promise<void> => {
      const failure: unknown = await engine
        .call('score', { path, ...request, measures: ['prototype', 'surprisal'], optional: true })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UserError);
      expect(failure).toMatchObject(expected);
    };
    await refused({ languageModel: encoder }, { remedy: { kind: 'chooseEncoder' } });
    await refused({ model: languageModel }, { remedy: { kind: 'chooseLanguageModel' } });
    await refused(
      { languageModel: join(folder, 'nowhere') },
      { message: expect.stringContaining('nowhere') as string },
    );
  });
});
