import type { Example } from '../../core/dataset/example';
import type { Need } from '../../core/measures/measure';
import type { ModelFolder } from '../models/modelFolder';
import type { EncoderInUse } from './encoderInUse';
import type { Asked, Handed, Input, InputKind } from './input';
import type { Placed } from './placed';
import { questionText } from './questionText';
import type { StoredEncoder } from './storedEncoder';

/** The encoder, with its tokenizer and the search among its vectors: the one that is named, or the embedded one. */
export const encoder: InputKind<EncoderInput> = {
  meets: ['tokenizer', 'encoder', 'neighbours'],
  gives: ['tokens', 'encoder', 'questionVectors', 'nearest'],
  find: async ({ model }, { encoders }, signal) => {
    const found = await encoders.find(model, signal);
    return () => new EncoderInput(found);
  },
};

/** Whether texts are encoded for what needs this. */
export function encodesTexts(needs: readonly Need[]): boolean {
  return needs.includes('encoder');
}

/** The encoder as the measures of a dataset are given it. */
export class EncoderInput implements Input {
  readonly isThere = true;

  /** How many texts it was run for, since it was opened. */
  encoded = 0;

  /** Is told while texts are encoded: how many more have a vector, and how many seconds that took. */
  onEncoded: ((texts: number, seconds: number) => void) | undefined;

  constructor(readonly model: EncoderInUse) {}

  get digest(): string {
    return this.model.digest;
  }

  get folder(): ModelFolder {
    return this.model.folder;
  }

  async give({ needs, store, signal }: Asked): Promise<Handed> {
    const { model } = this;
    const parts = {
      ...(needs.includes('tokenizer') && { tokens: await model.loadTokenizer() }),
      ...(needs.includes('neighbours') && { nearest: model.nearest }),
    };
    if (!encodesTexts(needs)) return { parts };
    const stored = await model.stored(store, signal, (texts, seconds) => this.onEncoded?.(texts, seconds));
    const questionVectors = (examples: readonly Example[]): Promise<Float32Array> =>
      stored.encode(examples.map(questionText));
    return { parts: { ...parts, encoder: stored, questionVectors }, close: () => this.close(stored) };
  }

  /** How many texts of these examples had no vector, and how long those take; choices for themselves where that is wanted. */
  async tryWith(
    examples: readonly Example[],
    withChoices: boolean,
    { store }: Placed,
    signal: AbortSignal,
  ): Promise<{ texts: number; seconds: number }> {
    const stored = await this.model.stored(store, signal);
    const apart = withChoices ? examples.flatMap(({ question, choices }) => [question, ...choices]) : [];
    const start = performance.now();
    try {
      await stored.encode(examples.map(questionText));
      if (apart.length > 0) await stored.encode(apart);
      return { texts: stored.encoded, seconds: (performance.now() - start) / 1000 };
    } finally {
      await this.close(stored);
    }
  }

  private async close(stored: StoredEncoder): Promise<void> {
    await stored.close();
    this.encoded += stored.encoded;
  }
}
