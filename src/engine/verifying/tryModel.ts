import type { ModelKind } from '../../core/protocol/answers/modelInPlace';
import { UserError } from '../../core/userError';
import { OnnxLanguageModel } from '../onnx/causalLm/onnxLanguageModel';
import { OnnxTextEncoder } from '../onnx/textEncoder';
import { findModel } from '../models/modelFolder';

const text = 'How many apples are left?';

/** What came of a try-out: the sentence that says what is wrong, or how the model reads. */
export type TryOut =
  | { readonly fault: string }
  /** `oneAtATime`: what it makes of a text depends on the texts beside it, so that it reads each by itself. */
  | { readonly fault?: undefined; readonly oneAtATime: boolean };

/** Loads a model and lets it read texts, together and alone. */
export async function tryModel(folder: string, kind: ModelKind, threads: number): Promise<TryOut> {
  try {
    const model = await findModel(folder);
    const loaded =
      kind === 'languageModel'
        ? await OnnxLanguageModel.load(model, threads)
        : await OnnxTextEncoder.load(model, threads);
    const reads = loaded instanceof OnnxLanguageModel ? await predicts(loaded) : await encodes(loaded);
    return reads
      ? { oneAtATime: loaded.oneAtATime }
      : { fault: `${model.name}: it makes nothing of "${text}"` };
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message.replace(/\.$/, '') };
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
