/** Counts the tokens of texts, special tokens left out. */
export interface TokenCounter {
  count(text: string): number;
}
