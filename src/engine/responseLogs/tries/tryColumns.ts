/** What tries say of items besides right and wrong, by item; NaN where it is not known. */
export interface TryColumns {
  readonly unfinished: Float64Array;
  readonly outputTokens: Float64Array;
  readonly agreement: Float64Array;
  /** The final answer that most tries at an unsolved item agree on, where that is not the key. */
  readonly agreedAnswers: ReadonlyMap<number, string>;
}
