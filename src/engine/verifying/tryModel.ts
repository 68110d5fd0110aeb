import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import { UserError } from '../../core/userError';
import { OnnxLanguageModel } from '../onnx/causalLm/onnxLanguageModel';
import { OnnxTextEncoder } from '../onnx/textEncoder';
import { findModel } from '../models/modelFolder';

const text = 'How many apples are left?';

/** Loads a model and lets it read a text; gives the sentence that says what is wrong, undefined where nothing is. */
export async function tryModel(
  folder: string,
  kind: ModelKind,
  threads: number,
): Promise<string | undefined> {
  try {
    const model = await findModel(folder);
    const reads =
      kind === 'languageModel'
        ? await predicts(await OnnxLanguageModel.load(model, threads))
        : await encodes(await OnnxTextEncoder.load(model, threads));
    return reads ? undefined : `${model.name}: it makes nothing of "${text}"`;
  } catch (error) {
    if (error instanceof UserError) return error.message.replace(/\.$/, '');
    throw error;
  }
}

async function encodes(encoder: OnnxTextEncoder): Promise<boolean> {
  const vector = await encoder.encode([text]);
  return vector.every(Number.isFinite) && vector.some((value) => value !== 0);
}

async function predicts(model: OnnxLanguageModel): Promise<boolean> {
  const { surprisals } = await model.surprisals([{ text }], new AbortController().signal);
  return surprisals[0]!.nats.length > 0 && surprisals[0]!.nats.every(Number.isFinite);
}
