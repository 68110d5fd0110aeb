import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/userError';
import { findModel } from '../../../../src/engine/models/modelFolder';
import { OnnxLanguageModel } from '../../../../src/engine/onnx/causalLm/onnxLanguageModel';
import { readPrompt } from '../../../../src/engine/onnx/causalLm/prompt';
import { temporaryFolder } from '../../../temporary';
import { bigramNats, writeDecoder, type DecoderKind } from './madeDecoder';
import type { Continuation } from '../../../../src/core/text/languageModel';

const folder = temporaryFolder();
const signal = new AbortController().signal;
const load = async (path: string): Promise<OnnxLanguageModel> =>
  OnnxLanguageModel.load(await findModel(path), 1);
const made = (name: string, kind?: DecoderKind): Promise<OnnxLanguageModel> =>
  load(writeDecoder(join(folder, name), kind));

/** Checks what a text costs against the table: what comes before it is a character, or the beginning. */
async function costs(lm: OnnxLanguageModel, asked: Continuation, before: string): Promise<void> {
  const [found] = (await lm.surprisals([asked], signal)).surprisals;
  const expected = bigramNats(before, asked.text);
  expect(found!.nats.length).toBe(expected.length);
  // Single precision is exact to some 1e-7 here.
  expected.forEach((value, at) => expect(found!.nats[at]).toBeCloseTo(value, 6));
  expect([...found!.ends]).toEqual(expected.map((_, at) => at + 1));
}

describe('a language model', () => {
  it('puts its first token before a text that stands alone, a question and a line break before an answer', async () => {
    const lm = await made('plain');
    await costs(lm, { text: 'what is 2' }, '<s>');
    await costs(lm, { question: 'what is 2', text: 'two' }, '\n');
    await costs(lm, { question: 'what is 2', text: '' }, '\n');
  });

  it('takes the token between texts where it has none of its own', async () => {
    await costs(
      await made('between', { tokenizerConfig: { eos_token: { content: '<s>' } } }),
      { text: 'two' },
      '<s>',
    );
  });

  it('scores no first token where it knows nothing to put before it', async () => {
    const lm = await made('bare', { tokenizerConfig: {} });
    const [alone, asked] = (await lm.surprisals([{ text: 'two' }, { question: 'q', text: 'two' }], signal))
      .surprisals;
    expect(alone!.nats[0]).toBeNaN();
    expect(alone!.nats[1]).toBeCloseTo(bigramNats('t', 'w')[0]!, 6);
    expect(asked!.nats[0]).toBeCloseTo(bigramNats('\n', 't')[0]!, 6);
  });

  it.each<[string, unknown]>([
    [
      'one template',
      '{{ bos_token }}{% for m in messages %}{{ m.role }}: {{ m.content }}{% endfor %}{% if add_generation_prompt %}#{% endif %}',
    ],
    [
      'the default of several',
      [
        { name: 'tools', template: 'x' },
        { name: 'default', template: '{{ messages[0].content }}#' },
      ],
    ],
  ])('asks by its chat template: %s', async (name, template) => {
    const lm = await made(`chat ${name}`, { tokenizerConfig: { bos_token: '<s>', chat_template: template } });
    await costs(lm, { question: 'what is 2', text: 'two' }, '#');
    await costs(lm, { text: 'two' }, '<s>');
  });

  it('reads a template that lies beside the tokenizer', async () => {
    const path = writeDecoder(join(folder, 'beside'));
    writeFileSync(join(path, 'chat_template.jinja'), '{{ messages[0].content }}!');
    await costs(await load(path), { question: 'what is 2', text: 'two' }, '!');
  });

  it('takes a question as it stands, and any configuration without failing but in a sentence', async () => {
    const template = '{{ messages[0].content }}#';
    const chat = await readPrompt(
      await findModel(
        writeDecoder(join(folder, 'as it is'), { tokenizerConfig: { chat_template: template } }),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant('{{ 1 }}{% if %}')), (question) => {
        expect(chat.of(question)).toBe(`${question}#`);
      }),
    );
    const path = writeDecoder(join(folder, 'any'));
    const found = await findModel(path);
    const config = fc.record(
      {
        chat_template: fc.oneof(fc.jsonValue(), fc.string()),
        bos_token: fc.jsonValue(),
        eos_token: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const law = fc.asyncProperty(config, fc.boolean(), async (value, isBroken) => {
      writeFileSync(join(path, 'tokenizer_config.json'), JSON.stringify(value).slice(isBroken ? 1 : 0));
      const failure: unknown = await readPrompt(found).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure !== undefined) expect(failure).toBeInstanceOf(UserError);
    });
    await fc.assert(law);
  });

  it.each([
    ['{% for %}', /^The chat template of broken cannot be used: .*\.$/],
    ["{{ raise_exception('Only tools are served') }}", /Only tools are served\.$/],
  ])('says in a sentence that a template cannot be used: %s', async (template, sentence) => {
    await expect(made('broken', { tokenizerConfig: { chat_template: template } })).rejects.toThrow(sentence);
  });

  it('reads what is too long in windows, and counts it', async () => {
    const lm = await made('long', { longest: 16 });
    const text = 'a long answer of many words. '.repeat(4).trim();
    const { windowed } = await lm.surprisals([{ text }, { question: 'q', text: 'two' }], signal);
    expect(windowed).toBe(1);
    await costs(lm, { question: 'what is 2', text }, '\n');
  });
});
