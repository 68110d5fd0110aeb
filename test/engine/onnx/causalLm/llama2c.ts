/**
 * Llama 2's forward pass in double precision over a checkpoint of karpathy/llama2.c ("version 0"): root-mean-square
 * norm, rotary positions, grouped queries, SwiGLU, tied embedding. Written from the model's description and shares
 * nothing with the engine: what it says is compared with what the engine says.
 */
export interface Llama {
  readonly vocabulary: number;
  /** The logits after each of these tokens. */
  logits(tokens: readonly number[]): Float64Array[];
}

type Matrix = Float32Array;

/** Reads a checkpoint: seven 32-bit numbers (dim, hidden, layers, heads, key-value heads, vocabulary, length), then the weights. */
export function readLlama(file: Buffer): Llama {
  const [dim, hidden, layers, heads, kvHeads, vocab, longest] = Array.from({ length: 7 }, (_, at) =>
    file.readInt32LE(4 * at),
  ) as [number, number, number, number, number, number, number];
  if (vocab <= 0) throw new Error('Only checkpoints whose output is tied to the embedding are read.');
  const head = dim / heads;
  let offset = 28;
  const take = (size: number): Matrix => {
    const values = Float32Array.from({ length: size }, (_, at) => file.readFloatLE(offset + 4 * at));
    offset += 4 * size;
    return values;
  };
  const each = (size: number): Matrix[] => Array.from({ length: layers }, () => take(size));
  const embedding = take(vocab * dim);
  const attentionNorm = each(dim);
  const [wq, wk, wv, wo] = [
    each(dim * dim),
    each(dim * kvHeads * head),
    each(dim * kvHeads * head),
    each(dim * dim),
  ];
  const feedNorm = each(dim);
  const [w1, w2, w3] = [each(dim * hidden), each(hidden * dim), each(dim * hidden)];
  const finalNorm = take(dim);
  offset += 4 * longest * head;
  if (offset !== file.length) throw new Error(`The checkpoint has ${file.length} bytes, not ${offset}.`);

  const logits = (tokens: readonly number[]): Float64Array[] => {
    let states: Float64Array[] = tokens.map((token) =>
      Float64Array.from(embedding.subarray(token * dim, (token + 1) * dim)),
    );
    for (let layer = 0; layer < layers; layer++) {
      const normed = states.map((state) => norm(state, attentionNorm[layer]!));
      const queries = normed.map((x, at) => rotate(times(wq[layer]!, x), at, head));
      const keys = normed.map((x, at) => rotate(times(wk[layer]!, x), at, head));
      const values = normed.map((x) => times(wv[layer]!, x));
      const seen = queries.map((query, at) => attend(query, keys.slice(0, at + 1), values, heads, kvHeads));
      states = states.map((state, at) => sum(state, times(wo[layer]!, seen[at]!)));
      states = states.map((state) => {
        const x = norm(state, feedNorm[layer]!);
        const up = times(w3[layer]!, x);
        const gate = times(w1[layer]!, x).map((value, at) => (value / (1 + Math.exp(-value))) * up[at]!);
        return sum(state, times(w2[layer]!, gate));
      });
    }
    return states.map((state) => times(embedding, norm(state, finalNorm)));
  };
  return { vocabulary: vocab, logits };
}

function norm(x: Float64Array, weight: Matrix): Float64Array {
  const square = x.reduce((total, value) => total + value * value, 0) / x.length;
  return x.map((value, at) => (value / Math.sqrt(square + 1e-5)) * weight[at]!);
}

/** A matrix of rows as long as `x`, times `x`. */
function times(matrix: Matrix, x: Float64Array): Float64Array {
  return Float64Array.from({ length: matrix.length / x.length }, (_, row) =>
    x.reduce((total, value, at) => total + value * matrix[row * x.length + at]!, 0),
  );
}

function sum(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value + other[at]!);
}

/** Turns each pair of neighbouring numbers of each head by an angle that grows with the position. */
function rotate(x: Float64Array, position: number, head: number): Float64Array {
  const turned = Float64Array.from(x);
  for (let at = 0; at < x.length; at += 2) {
    const angle = position / 10000 ** ((at % head) / head);
    turned[at] = x[at]! * Math.cos(angle) - x[at + 1]! * Math.sin(angle);
    turned[at + 1] = x[at]! * Math.sin(angle) + x[at + 1]! * Math.cos(angle);
  }
  return turned;
}

/** What a position takes from those up to it; several heads of the query share a head of keys and values. */
function attend(
  query: Float64Array,
  keys: readonly Float64Array[],
  values: readonly Float64Array[],
  heads: number,
  kvHeads: number,
): Float64Array {
  const size = query.length / heads;
  const result = new Float64Array(query.length);
  for (let head = 0; head < heads; head++) {
    const shared = Math.floor((head * kvHeads) / heads) * size;
    const scores = keys.map((key) => {
      let product = 0;
      for (let at = 0; at < size; at++) product += query[head * size + at]! * key[shared + at]!;
      return product / Math.sqrt(size);
    });
    const highest = Math.max(...scores);
    const weights = scores.map((score) => Math.exp(score - highest));
    const total = weights.reduce((all, weight) => all + weight, 0);
    weights.forEach((weight, position) => {
      for (let at = 0; at < size; at++)
        result[head * size + at]! += (weight / total) * values[position]![shared + at]!;
    });
  }
  return result;
}

/** log softmax of these logits at a token, in nats. */
export function logProbabilityOf(logits: Float64Array, token: number): number {
  const highest = logits.reduce((most, value) => Math.max(most, value), -Infinity);
  return (
    logits[token]! - highest - Math.log(logits.reduce((all, value) => all + Math.exp(value - highest), 0))
  );
}
