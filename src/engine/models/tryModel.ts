import type { ModelKind } from '../../core/protocol/modelsApi';
import { UserError } from '../../core/userError';
import { loadSession } from '../onnx/session';
import { OnnxTextEncoder } from '../onnx/textEncoder';
import { findModel } from './modelFolder';

const text = 'How many apples are left?';

/** Loads a model and, where it is an encoder, encodes a text; gives the sentence that says what is wrong, undefined where nothing is. */
export async function tryModel(
  folder: string,
  kind: ModelKind,
  threads: number,
): Promise<string | undefined> {
  try {
    const model = await findModel(folder);
    if (kind === 'languageModel') await loadSession(model.model, threads);
    else if (!(await encodes(await OnnxTextEncoder.load(model, threads))))
      return `${model.name}: it gives no vector for "${text}"`;
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message.replace(/\.$/, '');
    throw error;
  }
}

async function encodes(encoder: OnnxTextEncoder): Promise<boolean> {
  const vector = await encoder.encode([text]);
  return vector.every(Number.isFinite) && vector.some((value) => value !== 0);
}
