import { createHash } from 'node:crypto';
import type { Example } from '../../../src/core/dataset/example';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import type { Given, Measure } from '../../../src/core/measures/measure';
import { wordsOf } from '../../../src/core/text/words';
import type { Encoder } from '../../../src/core/text/encoder';
import type { Examples } from '../../../src/core/dataset/examples';
import type { NearestSearch } from '../../../src/core/numbers/nearestSearch';

/** What a test says of an example; the rest is empty, and the id is a hash of the content. */
export type Content = Partial<Omit<Example, 'row' | 'id'>>;

/** The examples of a file with this content, row by row. */
export function examplesOf(contents: readonly Content[]): Example[] {
  return contents.map((content, row) => {
    const texts = { key: '', question: '', context: '', answer: '', solution: '', label: '' };
    const whole = { ...texts, choices: [], gold: -1, levels: [], ...content };
    return { ...whole, row, id: contentHash(JSON.stringify(whole)) };
  });
}

/** The examples of a file of questions alone. */
export function questionsOf(questions: readonly string[]): Example[] {
  return examplesOf(questions.map((question) => ({ question })));
}

/** 32 hexadecimal digits of the SHA-256 of a text. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Examples in batches of a size that divides few numbers, so that the last batch is a shorter one. */
export function inBatches(examples: readonly Example[], size = 7): Examples {
  return {
    count: examples.length,
    async *batches() {
      for (let from = 0; from < examples.length; from += size) yield examples.slice(from, from + size);
    },
  };
}

/** What the engine would hand to a measure for these examples. */
export function givenFor(all: readonly Example[], map: FieldMap, encoder = bagOfWords(24)): Given {
  return {
    map,
    signal: new AbortController().signal,
    all: inBatches(all),
    tokens: { count: (text) => text.length },
    encoder,
    questionVectors: (batch) =>
      encoder.encode(batch.map(({ question, choices }) => [question, ...choices].join('\n'))),
    measured: () => Promise.reject(new Error('Nothing was measured.')),
    languageModel: {
      atOnce: 1,
      surprisals: () => Promise.reject(new Error('There is no language model.')),
    },
    responses: () => Promise.reject(new Error('There are no responses.')),
    dynamics: () => Promise.reject(new Error('There are no training dynamics.')),
    nearest: exhaustiveSearch,
  };
}

/** The scores of these examples, column by column in their order, all of them given as what they are relative to. */
export async function scoresOf(
  measure: Measure,
  examples: readonly Example[],
  given: Given,
): Promise<Record<string, number[]>> {
  const columns = measure.columns(given.map);
  const scores: Record<string, number[]> = Object.fromEntries(columns.map(({ id }) => [id, []]));
  const scored: Example[] = [];
  for await (const event of measure.score(inBatches(examples, 5), given)) {
    if ('preparing' in event) continue;
    scored.push(...event.examples);
    columns.forEach(({ id }, at) => scores[id]!.push(...event.values[at]!));
  }
  if (scored.some((example, at) => example !== examples[at])) throw new Error('Scored out of order.');
  return scores;
}

/** A vector for every text: the normalised sum of a fixed random vector for each of its words. */
export function bagOfWords(dimensions: number): Encoder {
  const known = new Map<string, Float64Array>();
  const vectorOf = (word: string): Float64Array => {
    const vector = known.get(word) ?? randomVector(word, dimensions);
    known.set(word, vector);
    return vector;
  };
  return {
    dimensions,
    encode: async (texts) => {
      const vectors = new Float32Array(texts.length * dimensions);
      texts.forEach((text, at) => {
        // Every text has something in common, so that an empty one has a direction too.
        const words = [vectorOf('').map((value) => value / 100), ...wordsOf(text).map(vectorOf)];
        const sum = Array.from({ length: dimensions }, (_, d) =>
          words.reduce((total, word) => total + word[d]!, 0),
        );
        vectors.set(unit(sum), at * dimensions);
      });
      return vectors;
    },
  };
}

function randomVector(word: string, dimensions: number): Float64Array {
  const random = generator(Number.parseInt(contentHash(word).slice(0, 8), 16));
  return Float64Array.from({ length: dimensions }, () => random() - 0.5);
}

/** This vector scaled to length 1. */
export function unit(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

/** Nearest neighbours by comparing every pair. */
export function exhaustiveSearch(reference: Float32Array, dimensions: number): NearestSearch {
  return {
    search: async (queries, k) => {
      const count = queries.length / dimensions;
      const similarities = new Float32Array(count * k);
      const indices = new Float64Array(count * k);
      for (let query = 0; query < count; query++) {
        const products = productsWith(reference, queries.subarray(query * dimensions), dimensions);
        const order = [...products.keys()].sort((a, b) => products[b]! - products[a]!).slice(0, k);
        indices.set(order, query * k);
        similarities.set(
          Float32Array.from(order, (at) => products[at]!),
          query * k,
        );
      }
      return { similarities, indices };
    },
  };
}

function productsWith(reference: Float32Array, query: Float32Array, dimensions: number): Float32Array {
  const products = new Float32Array(reference.length / dimensions);
  for (let at = 0; at < reference.length; at++)
    products[Math.floor(at / dimensions)]! += reference[at]! * query[at % dimensions]!;
  return products;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The values in another order, the same in every run. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = generator(seed);
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** A question of a topic: four of the topic's six words and two that every topic uses. */
export function topicQuestion(topic: number, random: () => number): string {
  const word = (name: string, of: number): string => `${name}${Math.floor(random() * of)}`;
  return [
    ...Array.from({ length: 4 }, () => word(`topic${topic}word`, 6)),
    word('x', 20),
    word('y', 20),
  ].join(' ');
}
