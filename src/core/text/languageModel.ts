/** A text that a language model is to predict. */
export interface Continuation {
  /** What is asked before it, put as the model is used to being asked; where it is undefined the text stands alone. */
  readonly question?: string;
  readonly text: string;
}

/** What each token of a text costs a language model, one after another. */
export interface TokenSurprisals {
  /** −log p in nats of each token given everything before it; NaN for a token that nothing stands before. */
  readonly nats: Float64Array;
  /** Where each token ends in the text, in UTF-16 units; tokens that share a character end where it begins, but for its last. */
  readonly ends: Uint32Array;
}

/** A causal language model. */
export interface LanguageModel {
  /** How many texts are best asked for at once now: as many as take it a second or two. */
  readonly atOnce: number;
  /** What each token of each text costs; empty for an empty text. Rejects by the signal of what it was given for. */
  surprisals(texts: readonly Continuation[]): Promise<readonly TokenSurprisals[]>;
}
