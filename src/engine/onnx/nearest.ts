import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { loadSession, runSession } from './session';
import type { NearestSearch } from '../../core/numbers/nearestSearch';

const mostProducts = 8 * 2 ** 20;
const mostRows = 512;
const turnedAtOnce = 2048;

/** Exact nearest-neighbour search by the runtime's own matrix product and selection. */
export class NearestFinder {
  private session: Promise<InferenceSession> | undefined;

  constructor(private readonly threads: number) {}

  /** Prepares a search among these vectors, one row of `dimensions` numbers each. */
  among(reference: Float32Array, dimensions: number): NearestSearch {
    const count = reference.length / dimensions;
    let columns: Promise<Tensor> | undefined;
    // Every block has the same number of rows, so that a row's result does not hang on what it is searched with.
    const rows = Math.max(1, Math.min(mostRows, Math.floor(mostProducts / count)));
    return {
      search: async (queries, k) => {
        const turned = await (columns ??= transposed(reference, dimensions));
        const total = queries.length / dimensions;
        const similarities = new Float32Array(total * k);
        const indices = new Float64Array(total * k);
        for (let from = 0; from < total; from += rows) {
          const part = queries.subarray(from * dimensions, (from + rows) * dimensions);
          const found = await this.block(part, turned, { rows, dimensions, k });
          const kept = Math.min(rows, total - from) * k;
          similarities.set(found.similarities.subarray(0, kept), from * k);
          for (let at = 0; at < kept; at++) indices[from * k + at] = Number(found.indices[at]);
        }
        return { similarities, indices };
      },
    };
  }

  private async block(
    part: Float32Array,
    reference: Tensor,
    { rows, dimensions, k }: { rows: number; dimensions: number; k: number },
  ): Promise<{ similarities: Float32Array; indices: BigInt64Array }> {
    const padded = new Float32Array(rows * dimensions);
    padded.set(part);
    this.session ??= loadSession(resolve(__dirname, '..', 'media', 'models', 'nearest.onnx'), this.threads);
    const outputs = await runSession(await this.session, 'nearest.onnx', {
      queries: new Tensor('float32', padded, [rows, dimensions]),
      reference,
      k: new Tensor('int64', BigInt64Array.of(BigInt(k)), [1]),
    });
    return {
      similarities: outputs['similarities']!.data as Float32Array,
      indices: outputs['indices']!.data as BigInt64Array,
    };
  }
}

async function transposed(rows: Float32Array, dimensions: number): Promise<Tensor> {
  const count = rows.length / dimensions;
  const columns = new Float32Array(rows.length);
  for (let from = 0; from < count; from += turnedAtOnce) {
    const to = Math.min(count, from + turnedAtOnce);
    for (let d = 0; d < dimensions; d++)
      for (let row = from; row < to; row++) columns[d * count + row] = rows[row * dimensions + d]!;
    await setImmediate();
  }
  return new Tensor('float32', columns, [dimensions, count]);
}
