/** Turns texts into unit vectors, one row of `dimensions` numbers a text, in the order of the texts. */
export interface Encoder {
  readonly dimensions: number;
  encode(texts: readonly string[]): Promise<Float32Array>;
}
