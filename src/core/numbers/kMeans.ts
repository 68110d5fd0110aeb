import { priority } from './priority';
import type { NearestSearch } from './nearestSearch';

/** Points on the unit sphere, one row of `dimensions` numbers a point. */
export interface Points {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

const mostRounds = 20;
/** Finding where to start takes about as long as the rounds. */
const spreadShare = 0.5;

/**
 * Centroids of spherical k-means (Dhillon & Modha 2001), on the unit sphere, started by k-means++
 * (Arthur & Vassilvitskii 2007) and refined until no point changes its cluster, 20 rounds at most.
 */
export async function* kMeans(
  points: Points,
  clusters: number,
  seed: number,
  nearest: (reference: Float32Array, dimensions: number) => NearestSearch,
): AsyncGenerator<number, Float32Array> {
  const { vectors, dimensions } = points;
  const starting = spread(points, clusters, seed);
  let start = starting.next();
  for (; !start.done; start = starting.next()) yield spreadShare * start.value;
  let centroids = start.value;
  let assigned: Float64Array | undefined;
  for (let round = 0; round < mostRounds; round++) {
    yield spreadShare + (1 - spreadShare) * (round / mostRounds);
    const { indices } = await nearest(centroids, dimensions).search(vectors, 1);
    if (assigned && indices.every((cluster, at) => cluster === assigned![at])) break;
    assigned = indices;
    centroids = means(points, indices, centroids);
  }
  return centroids;
}

/** k-means++: each next centre is drawn with a probability proportional to its squared distance from those there are. Yields the share that is done. */
function* spread(
  { vectors, dimensions }: Points,
  clusters: number,
  seed: number,
): Generator<number, Float32Array> {
  const count = vectors.length / dimensions;
  const centroids = new Float32Array(clusters * dimensions);
  const distance = new Float64Array(count).fill(1);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const draw = priority(seed, cluster.toString(16).padStart(8, '0'));
    const point = drawn(distance, draw);
    const centre = vectors.subarray(point * dimensions, (point + 1) * dimensions);
    centroids.set(centre, cluster * dimensions);
    for (let at = 0; at < count; at++)
      distance[at] = Math.min(distance[at]!, Math.max(0, 1 - dot(vectors, at * dimensions, centre)));
    yield (cluster + 1) / clusters;
  }
  return centroids;
}

/** The index where the running sum of the weights passes this share of their total. */
function drawn(weights: Float64Array, share: number): number {
  const target = share * weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  for (let at = 0; at < weights.length; at++) if ((sum += weights[at]!) > target) return at;
  return weights.length - 1;
}

/** The normalised mean of each cluster's points; a cluster without points stays where it was. */
function means({ vectors, dimensions }: Points, assigned: Float64Array, before: Float32Array): Float32Array {
  const centroids = new Float32Array(before.length);
  assigned.forEach((cluster, point) => {
    for (let d = 0; d < dimensions; d++)
      centroids[cluster * dimensions + d]! += vectors[point * dimensions + d]!;
  });
  for (let from = 0; from < centroids.length; from += dimensions) {
    const centroid = centroids.subarray(from, from + dimensions);
    const norm = Math.sqrt(dot(centroid, 0, centroid));
    if (norm > 0) centroid.forEach((value, d) => (centroid[d] = value / norm));
    else centroid.set(before.subarray(from, from + dimensions));
  }
  return centroids;
}

function dot(vectors: Float32Array, from: number, other: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < other.length; d++) sum += vectors[from + d]! * other[d]!;
  return sum;
}
