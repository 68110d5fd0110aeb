import { describe, expect, it } from 'vitest';
import { kMeans } from '../../../src/core/numbers/kMeans';
import { exhaustiveSearch, generator, unit } from '../measures/given';

const dimensions = 6;
const perCluster = 20;

/** Points near the first axes of the space, `perCluster` for each, one cluster after another. */
function clusteredPoints(clusters: number, noise: number): Float32Array {
  const random = generator(5);
  const rows = Array.from({ length: clusters * perCluster }, (_, point) =>
    unit(
      Array.from(
        { length: dimensions },
        (_, d) => (d === Math.floor(point / perCluster) ? 1 : 0) + noise * (random() - 0.5),
      ),
    ),
  );
  return Float32Array.from(rows.flat());
}

async function centroidsOf(vectors: Float32Array, clusters: number, seed = 1): Promise<Float32Array> {
  const rounds = kMeans({ vectors, dimensions }, clusters, seed, exhaustiveSearch);
  let round = await rounds.next();
  while (!round.done) round = await rounds.next();
  return round.value;
}

/** The index of the nearest centroid of every point. */
async function assigned(vectors: Float32Array, centroids: Float32Array): Promise<number[]> {
  return [...(await exhaustiveSearch(centroids, dimensions).search(vectors, 1)).indices];
}

function norms(centroids: Float32Array): number[] {
  return Array.from({ length: centroids.length / dimensions }, (_, at) =>
    Math.hypot(...centroids.subarray(at * dimensions, (at + 1) * dimensions)),
  );
}

describe('spherical k-means', () => {
  it.each([1, 2, 3, 4])('finds clusters that lie apart, under seed %i', async (seed) => {
    const vectors = clusteredPoints(5, 0.2);
    const clusters = await assigned(vectors, await centroidsOf(vectors, 5, seed));
    const names = [0, 1, 2, 3, 4].map((cluster) => clusters[cluster * perCluster]);
    expect(new Set(names).size).toBe(5);
    expect(clusters).toEqual(clusters.map((_, point) => names[Math.floor(point / perCluster)]));
  });

  it('puts the centroid of one cluster at the normalised mean', async () => {
    const vectors = clusteredPoints(1, 0.5);
    const sums = Array.from({ length: dimensions }, (_, d) =>
      vectors.reduce((sum, value, at) => sum + (at % dimensions === d ? value : 0), 0),
    );
    const centroid = [...(await centroidsOf(vectors, 1))];
    // Float32 sums of 20 numbers near 1: an error below 1e-6 relative.
    unit(sums).forEach((value, d) => expect(centroid[d]).toBeCloseTo(value, 5));
  });

  it('gives centroids of unit length, also with more clusters than there are distinct points', async () => {
    const same = Float32Array.from(Array.from({ length: 5 }, () => unit([1, 2, 0, 0, 0, 1])).flat());
    for (const centroids of [await centroidsOf(clusteredPoints(3, 1), 7), await centroidsOf(same, 3)])
      // Float32 keeps a unit length to 6e-8 a number; 1e-6 leaves room for the sum of six.
      for (const norm of norms(centroids)) expect(Math.abs(norm - 1)).toBeLessThan(1e-6);
  });

  it('is the same every time under a seed, and another draw under another', async () => {
    const vectors = clusteredPoints(5, 1.5);
    expect(await centroidsOf(vectors, 6)).toEqual(await centroidsOf(vectors, 6));
    expect(await centroidsOf(vectors, 6, 2)).not.toEqual(await centroidsOf(vectors, 6, 1));
  });

  it('stops where no point changes its cluster', async () => {
    const rounds = kMeans({ vectors: clusteredPoints(2, 0.1), dimensions }, 2, 1, exhaustiveSearch);
    const done: number[] = [];
    for await (const part of rounds) done.push(part);
    expect(done.length).toBeGreaterThan(1);
    expect(done.length).toBeLessThan(6);
  });
});
