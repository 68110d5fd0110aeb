import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EncoderInUse } from '../../../src/engine/inputs/encoderInUse';
import { LanguageModelInUse } from '../../../src/engine/inputs/languageModelInUse';
import { findModel } from '../../../src/engine/models/modelFolder';
import { TriedModels } from '../../../src/engine/models/triedModels';
import { OnnxLanguageModel } from '../../../src/engine/onnx/causalLm/onnxLanguageModel';
import { OnnxTextEncoder } from '../../../src/engine/onnx/textEncoder';
import { tryModel } from '../../../src/engine/verifying/tryModel';
import { temporaryFolder } from '../../temporary';
import { writeDecoder } from './causalLm/madeDecoder';
import { writeEncoder } from './madeEncoder';

const folder = temporaryFolder();
const embedded = resolve(__dirname, '..', '..', '..', 'media', 'models', 'gradus-static-en');
const signal = new AbortController().signal;
const dependent = writeDecoder(join(folder, 'dependent'), { looksBeside: true });
const plain = writeDecoder(join(folder, 'plain'));
const encoders = {
  dependent: writeEncoder(join(folder, 'dependent encoder'), { looksBeside: true }),
  plain: writeEncoder(join(folder, 'plain encoder')),
};

describe('a model that makes something else of a text beside others', () => {
  it('is noticed, and gives a text the same numbers alone, beside others and beside one that it begins', async () => {
    const model = await OnnxLanguageModel.load(await findModel(dependent), 1);
    expect(model.oneAtATime).toBe(true);
    const text = 'how many';
    const [alone] = (await model.surprisals([{ text }], signal)).surprisals;
    const beside = [{ text: 'zzzzzzz' }, { text }, { text: `${text} zzzzzz` }, { text }];
    const { surprisals } = await model.surprisals(beside, signal);
    expect([...surprisals[1]!.nats]).toEqual([...alone!.nats]);
    expect([...surprisals[3]!.nats]).toEqual([...alone!.nats]);
  });

  it('is noticed among encoders too', async () => {
    const model = await OnnxTextEncoder.load(await findModel(encoders.dependent), 1);
    expect(model.oneAtATime).toBe(true);
    const alone = await model.encode(['how many']);
    const beside = await model.encode(['boom boom boom', 'how many', 'lynx']);
    expect([...beside.subarray(4, 8)]).toEqual([...alone]);
  });

  it('is told from others, the embedded one among them', async () => {
    expect((await OnnxLanguageModel.load(await findModel(plain), 1)).oneAtATime).toBe(false);
    for (const path of [encoders.plain, embedded])
      expect((await OnnxTextEncoder.load(await findModel(path), 1)).oneAtATime).toBe(false);
  });

  it('is told of by a check', async () => {
    expect(await tryModel(dependent, 'languageModel', 1)).toEqual({ oneAtATime: true });
    expect(await tryModel(encoders.dependent, 'encoder', 1)).toEqual({ oneAtATime: true });
    expect(await tryModel(plain, 'languageModel', 1)).toEqual({ oneAtATime: false });
  });

  it('has its scores kept under a key of their own, others under the one they had; the try-out is remembered', async () => {
    const tried = new TriedModels(join(folder, 'store'));
    const use = { threads: 1, tried };
    expect((await LanguageModelInUse.find(dependent, use)).digest).toMatch(
      /^[0-9a-f]{32} one text at a time$/,
    );
    expect((await LanguageModelInUse.find(plain, use)).digest).toMatch(/^[0-9a-f]{32}$/);
    expect((await EncoderInUse.find(encoders.dependent, use)).oneAtATime).toBe(true);
    expect((await EncoderInUse.find(encoders.plain, use)).oneAtATime).toBe(false);
    const again = await LanguageModelInUse.find(dependent, {
      ...use,
      tried: new TriedModels(join(folder, 'store')),
    });
    expect(again.oneAtATime).toBe(true);
    const never = (): Promise<boolean> => Promise.reject(new Error('tried out again'));
    expect(await tried.find(again.digest.slice(0, 32), never)).toBe(true);
  });

  it('has the token that texts begin with in its key where that is not the usual one', async () => {
    const chat = writeDecoder(join(folder, 'chat'), {
      tokenizerConfig: {
        bos_token: 'a',
        chat_template: 'a{{ messages[0].content }}a',
      },
    });
    const found = await LanguageModelInUse.find(chat, { threads: 1, tried: new TriedModels(folder) });
    expect(found.digest).toMatch(/ start <s>$/);
  });
});
