import type { Tensor } from 'onnxruntime-node';

/** Scores of every token after every position: `data` holds [row, position, token] one after another. */
export interface Logits {
  readonly data: Float32Array;
  readonly width: number;
  readonly vocabulary: number;
}

/** The logits of a tensor of shape [rows, positions, tokens], float32 or float16; undefined where it is none. */
export function logitsOf({ type, dims, data }: Tensor): Logits | undefined {
  if (dims.length !== 3 || (type !== 'float32' && type !== 'float16')) return undefined;
  const [, width, vocabulary] = dims as readonly [number, number, number];
  return { data: type === 'float32' ? (data as Float32Array) : fromHalf(data), width, vocabulary };
}

/**
 * The natural logarithm of the probability of `token` after this row and position: its logit less the logarithm of the
 * sum of all exponentials, in double precision.
 */
export function logProbability(logits: Logits, row: number, position: number, token: number): number {
  const { data, width, vocabulary } = logits;
  const from = (row * width + position) * vocabulary;
  let highest = -Infinity;
  for (let at = from; at < from + vocabulary; at++) if (data[at]! > highest) highest = data[at]!;
  let sum = 0;
  for (let at = from; at < from + vocabulary; at++) sum += Math.exp(data[at]! - highest);
  return data[from + token]! - highest - Math.log(sum);
}

/** Half-precision numbers as the runtime gives them: their bits, or numbers where the platform has a type for them. */
function fromHalf(data: Tensor.DataType): Float32Array {
  if (!(data instanceof Uint16Array)) return Float32Array.from(data as ArrayLike<number>);
  const values = new Float32Array(data.length);
  for (let at = 0; at < data.length; at++) values[at] = halfOf(data[at]!);
  return values;
}

/** A number of IEEE 754's binary16: a sign, five bits of exponent, ten of fraction. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
