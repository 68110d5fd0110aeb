import type { Example } from '../../../src/core/dataset/example';
import type { ExampleResponses, Measure } from '../../../src/core/measures/measure';
import { randomOf } from '../../../src/core/numbers/random';
import { contentHash, givenFor, scoresOf } from './given';
import type { Encoder } from '../../../src/core/text/encoder';

/** A random direction for every text, the same in every run: embeddings that know nothing of one another. */
export function randomDirections(dimensions: number): Encoder {
  const known = new Map<string, Float32Array>();
  const vectorOf = (text: string): Float32Array => {
    const vector =
      known.get(text) ?? directionOf(Number.parseInt(contentHash(text).slice(0, 8), 16), dimensions);
    known.set(text, vector);
    return vector;
  };
  return {
    dimensions,
    encode: async (texts) => {
      const vectors = new Float32Array(texts.length * dimensions);
      texts.forEach((text, at) => vectors.set(vectorOf(text), at * dimensions));
      return vectors;
    },
  };
}

/** A unit vector in a direction drawn evenly. */
export function directionOf(seed: number, dimensions: number): Float32Array {
  const { normal } = randomOf(seed);
  const vector = Float32Array.from({ length: dimensions }, normal);
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

/** A measured difficulty with its standard error. */
export interface Answered {
  readonly difficulty: number;
  readonly se: number;
}

/** Responses that say this of the examples row by row; undefined where nobody answered. */
export function responsesOf(rows: readonly (Answered | undefined)[]): ExampleResponses {
  const items = rows.filter((one) => one !== undefined);
  const nothing = new Float64Array(items.length);
  let next = 0;
  return {
    itemOfRow: Int32Array.from(rows, (one) => (one ? next++ : -1)),
    difficulty: Float64Array.from(items, ({ difficulty }) => difficulty),
    difficultySe: Float64Array.from(items, ({ se }) => se),
    discrimination: nothing,
    discriminationSe: nothing,
    attempts: nothing,
    shareCorrect: nothing,
    rating: nothing,
    deviation: nothing,
    respondents: 20,
    tries: undefined,
  };
}

/** What a measure makes of examples whose embeddings are random directions and that were answered so. */
export function scoresWith(
  measure: Measure,
  examples: readonly Example[],
  answered: readonly (Answered | undefined)[],
  encoder: Encoder,
  difficulty: readonly string[] = [],
): Promise<Record<string, number[]>> {
  const given = {
    ...givenFor(examples, { question: ['q'], difficulty }, encoder),
    responses: async () => responsesOf(answered),
  };
  return scoresOf(measure, examples, given);
}
