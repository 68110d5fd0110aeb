import { setImmediate } from 'node:timers/promises';
import { coverageOf } from '../../core/numbers/clusterCoverage';
import { effectiveNumber } from '../../core/numbers/effectiveNumber';
import { intrinsicDimension } from '../../core/numbers/intrinsicDimension';
import { kMeans, type Points } from '../../core/numbers/kMeans';
import type { SetVectors } from '../../core/mixture/setReport';
import type { KeptVectors } from '../inputs/keptVectors';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { rowSample } from '../sources/rowSample';

/** Most clusters that a dataset is parted into, and most points that they are found from. */
const most = { clusters: 64, points: 5000 };

/** The clusters of a dataset, by the vectors that they were found from; only what was finished, which no abort of another's call can end. */
const found = new WeakMap<DatasetFile, { readonly of: string; readonly centroids: Points }>();

const seed = 4;

/** The vectors that are kept of a dataset's questions, and the clusters that they make. */
export class KnownVectors {
  private constructor(
    private readonly place: Workplace,
    private readonly vectors: KeptVectors,
    private readonly centroids: Points,
  ) {}

  /** What is kept; undefined where no measure has needed vectors yet. Nothing is encoded. */
  static async open(place: Workplace, signal: AbortSignal): Promise<KnownVectors | undefined> {
    const vectors = await place.inputs.encoder.model.keptVectors(place);
    if (!vectors) return undefined;
    const all = Uint32Array.from({ length: place.file.count }, (_, row) => row);
    const sample = rowSample(place.file, all, most.points, seed);
    try {
      const of = `${place.inputs.encoder.digest} ${vectors.count}`;
      const known = found.get(place.file);
      const centroids = known?.of === of ? known.centroids : await clustersOf(vectors, sample, place, signal);
      found.set(place.file, { of, centroids });
      return new KnownVectors(place, vectors, centroids);
    } catch (error) {
      await vectors.close();
      throw error;
    }
  }

  /** How the vectors of these rows lie; undefined where fewer than two are kept. */
  async describe(rows: readonly number[], signal: AbortSignal): Promise<SetVectors | undefined> {
    const points = await pointsOf(this.vectors, rows, this.place);
    const { vectors, dimensions } = points;
    const count = vectors.length / dimensions;
    if (count < 2 || this.centroids.vectors.length === 0) return undefined;
    const { nearest } = this.place.inputs.encoder.model;
    const own = await nearest(this.centroids.vectors, dimensions).search(vectors, 1);
    signal.throwIfAborted();
    return {
      rows: count,
      ...coverageOf(own.indices, this.centroids.vectors.length / dimensions),
      effective: await finished(effectiveNumber(points), signal),
      mostEffective: Math.min(count, dimensions),
      dimension: await dimensionOf(points, this.place),
    };
  }

  /** What the vectors are: others give other figures. */
  get key(): string {
    return `${this.place.inputs.encoder.digest} ${this.vectors.count}`;
  }

  close(): Promise<void> {
    return this.vectors.close();
  }
}

async function pointsOf(
  vectors: KeptVectors,
  rows: readonly number[],
  { inputs }: Workplace,
): Promise<Points> {
  const { dimensions } = await inputs.encoder.model.loadEncoder();
  return { vectors: await vectors.known(rows), dimensions };
}

async function clustersOf(
  vectors: KeptVectors,
  rows: readonly number[],
  place: Workplace,
  signal: AbortSignal,
): Promise<Points> {
  return centroidsOf(await pointsOf(vectors, rows, place), place, signal);
}

async function centroidsOf(points: Points, { inputs }: Workplace, signal: AbortSignal): Promise<Points> {
  const count = points.vectors.length / points.dimensions;
  const clusters = Math.min(most.clusters, Math.max(1, Math.round(Math.sqrt(count / 2))));
  if (count === 0) return { vectors: new Float32Array(), dimensions: points.dimensions };
  const rounds = kMeans(points, clusters, seed, inputs.encoder.model.nearest);
  let round = await rounds.next();
  for (; !round.done; round = await rounds.next()) signal.throwIfAborted();
  return { vectors: round.value, dimensions: points.dimensions };
}

async function dimensionOf(
  { vectors, dimensions }: Points,
  { inputs }: Workplace,
): Promise<SetVectors['dimension']> {
  const count = vectors.length / dimensions;
  const k = Math.min(3, count);
  const nearest = await inputs.encoder.model.nearest(vectors, dimensions).search(vectors, k);
  const distances: [number[], number[]] = [[], []];
  for (let at = 0; at < count && k === 3; at++) {
    const others = [0, 1, 2].filter((place) => nearest.indices[at * k + place] !== at);
    for (const order of [0, 1] as const)
      distances[order].push(Math.sqrt(Math.max(0, 2 - 2 * nearest.similarities[at * k + others[order]!]!)));
  }
  return intrinsicDimension(...distances);
}

/** The result of work that yields now and then. */
async function finished<T>(work: Generator<undefined, T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
    signal.throwIfAborted();
  }
}
