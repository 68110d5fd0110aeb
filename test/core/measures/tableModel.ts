import type { Continuation, LanguageModel, TokenSurprisals } from '../../../src/core/text/languageModel';

/** What words cost in nats: anywhere ("word"), after a question ("question|word") or where nothing is asked ("^|word"). */
export type WordCosts = Readonly<Record<string, number>>;

/** A language model over words: each costs what a table says, 1 where it says nothing. It notes what it is asked. */
export class TableModel implements LanguageModel {
  readonly asked: Continuation[] = [];
  readonly calls: number[] = [];

  constructor(
    private readonly costs: WordCosts,
    readonly atOnce = 4,
  ) {}

  async surprisals(texts: readonly Continuation[]): Promise<TokenSurprisals[]> {
    this.asked.push(...texts);
    this.calls.push(texts.length);
    return texts.map(({ question, text }) => {
      const words = [...text.matchAll(/\s*\S+/g)].map(({ 0: word, index }) => ({ word, index }));
      const costOf = (word: string): number =>
        this.costs[`${question ?? '^'}|${word.trim()}`] ?? this.costs[word.trim()] ?? 1;
      return {
        nats: Float64Array.from(words, ({ word }) => costOf(word)),
        ends: Uint32Array.from(words, ({ word, index }) => index + word.length),
      };
    });
  }
}
