/** Answers in columns, one entry a respondent and item: who, what, how many attempts were correct out of how many. 16 bytes an answer. */
export interface AnswerColumns {
  readonly respondent: Uint32Array;
  readonly item: Uint32Array;
  /** Sum of the attempts' scores, 0 to `attempts`; not whole where answers are scored in part. */
  readonly correct: Float32Array;
  readonly attempts: Uint32Array;
}

/** Answers and the names that their numbers stand for. */
export interface NamedAnswers extends AnswerColumns {
  readonly respondents: readonly string[];
  readonly items: readonly string[];
}
