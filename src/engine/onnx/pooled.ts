import type { Tensor } from 'onnxruntime-node';
import type { Pooling } from '../models/encoderUse';

/** The numbers of a text's tokens, one token after another. */
interface TokenVectors {
  readonly data: Float32Array;
  readonly dimensions: number;
}

/**
 * One vector a text (rows × dimensions), of no certain length: the model's own where it gives one, else made of those of
 * the text's tokens. For the mean it is their sum, which points the same way.
 */
export function pooled(output: Tensor, rows: readonly Int32Array[], pooling: Pooling): Float32Array {
  const data = output.data as Float32Array;
  if (output.dims.length === 2) return data.slice();
  const [, width, dimensions] = output.dims as [number, number, number];
  const vectors = new Float32Array(rows.length * dimensions);
  rows.forEach(({ length }, row) => {
    const into = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    const tokens = { data: data.subarray(row * width * dimensions), dimensions };
    if (pooling === 'mean') addUp(tokens, length, into);
    else if (pooling === 'max') takeLargest(tokens, length, into);
    else takeOne(tokens, pooling === 'first' ? 0 : length - 1, into);
  });
  return vectors;
}

function addUp({ data, dimensions }: TokenVectors, length: number, into: Float32Array): void {
  const end = length * dimensions;
  for (let from = 0; from < end; from += dimensions)
    for (let d = 0; d < dimensions; d++) into[d]! += data[from + d]!;
}

function takeLargest({ data, dimensions }: TokenVectors, length: number, into: Float32Array): void {
  into.fill(length > 0 ? -Infinity : 0);
  const end = length * dimensions;
  for (let from = 0; from < end; from += dimensions)
    for (let d = 0; d < dimensions; d++) into[d] = Math.max(into[d]!, data[from + d]!);
}

function takeOne({ data, dimensions }: TokenVectors, token: number, into: Float32Array): void {
  if (token >= 0) into.set(data.subarray(token * dimensions, (token + 1) * dimensions));
}
