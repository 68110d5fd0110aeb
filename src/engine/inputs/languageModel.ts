import type { ModelFolder } from '../models/modelFolder';
import type { Asked, Handed, Input, InputKind } from './input';
import type { LanguageModelInUse } from './languageModelInUse';

/** The causal language model that is chosen. */
export const languageModel: InputKind<LanguageModelInput> = {
  meets: ['languageModel'],
  gives: ['languageModel'],
  lack: { why: 'no language model is chosen', remedy: { kind: 'chooseLanguageModel' } },
  find: async ({ languageModel: named }, { languageModels }, signal) => {
    const found = named === undefined ? undefined : await languageModels.find(named, signal);
    return () => new LanguageModelInput(found);
  },
};

/** The language model as the measures of a dataset are given it. */
export class LanguageModelInput implements Input {
  /** How many texts were too long to be read at once, since it was opened. */
  windowed = 0;

  constructor(
    /** Undefined where none is chosen. */
    readonly model: LanguageModelInUse | undefined,
  ) {}

  get isThere(): boolean {
    return this.model !== undefined;
  }

  get digest(): string {
    return `language model ${this.model?.digest ?? ''}`;
  }

  get folder(): ModelFolder | undefined {
    return this.model?.folder;
  }

  async give({ signal }: Pick<Asked, 'signal'>): Promise<Handed> {
    if (!this.model) return { parts: {} };
    return { parts: { languageModel: await this.model.given(signal, (texts) => (this.windowed += texts)) } };
  }
}
