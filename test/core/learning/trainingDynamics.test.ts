import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dynamicsOf,
  el2n,
  epochOf,
  gradientNorm,
  timesForgotten,
} from '../../../src/core/learning/trainingDynamics';

/** Scores of two alternatives whose softmax gives the first this probability. */
const scoresFor = (p: number): Float64Array => Float64Array.of(Math.log(p / (1 - p)), 0);

/** The dynamics of an example by its scores, epoch by epoch. */
const ofLogits = (epochs: readonly Float64Array[], gold: number): ReturnType<typeof dynamicsOf> =>
  dynamicsOf(epochs.map((logits) => epochOf(logits, gold)));

/** A course of epochs by the probability of the right alternative, the first of two. */
const course = (...p: readonly number[]): ReturnType<typeof dynamicsOf> => ofLogits(p.map(scoresFor), 0);

describe('the dynamics of an example', () => {
  it('are those of dataset cartography, on a course worked out by hand', () => {
    // p = .2, .6, .4, .8: mean .5; squared deviations .09, .01, .01, .09; right in the second and fourth epoch.
    const { confidence, variability, correctness, forgetting, thresholdCloseness } = course(
      0.2,
      0.6,
      0.4,
      0.8,
    );
    // Fifteen digits are what the logarithm and its inverse leave.
    expect(confidence).toBeCloseTo(0.5, 14);
    expect(variability).toBeCloseTo(Math.sqrt(0.05), 14);
    expect(thresholdCloseness).toBeCloseTo(0.25, 14);
    expect([correctness, forgetting]).toEqual([2, 1]);
  });

  it('give the area under the margin and the aleatoric uncertainty, worked out by hand', () => {
    const epochs = [
      [1, 3, 2],
      [2, 1, 0],
      [5, 1, 4.5],
    ].map((logits) => Float64Array.from(logits));
    // Margins of the first alternative: 1 − 3, 2 − 1, 5 − 4.5.
    expect(ofLogits(epochs, 0).aum).toBeCloseTo((-2 + 1 + 0.5) / 3, 14);
    const { aleatoric } = course(0.2, 0.9);
    expect(aleatoric).toBeCloseTo((0.2 * 0.8 + 0.9 * 0.1) / 2, 14);
  });

  it('tell an example learnt late from one learnt at once and from one whose label is wrong', () => {
    const atOnce = course(0.9, 0.95, 0.97, 0.98);
    const late = course(0.1, 0.2, 0.7, 0.95);
    const wrong = course(0.1, 0.05, 0.04, 0.02);
    expect(atOnce.confidence).toBeGreaterThan(late.confidence);
    expect(late.confidence).toBeGreaterThan(wrong.confidence);
    expect(late.variability).toBeGreaterThan(4 * Math.max(atOnce.variability, wrong.variability));
    expect([atOnce, late, wrong].map(({ correctness }) => correctness)).toEqual([4, 2, 0]);
    expect([atOnce, late, wrong].map(({ aum }) => aum > 0)).toEqual([true, true, false]);
  });

  it('keep within their bounds, whatever the scores', () => {
    const scores = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 });
    const law = fc.property(fc.array(scores, { minLength: 1, maxLength: 8 }), fc.nat(2), (epochs, gold) => {
      const one = ofLogits(
        epochs.map((logits) => Float64Array.from(logits)),
        gold,
      );
      expect(one.confidence).toBeGreaterThanOrEqual(0);
      expect(one.confidence).toBeLessThanOrEqual(1 + 1e-12);
      // The spread of what lies in [0, 1] is largest where half lies at each end.
      expect(one.variability).toBeLessThanOrEqual(0.5 + 1e-12);
      expect(one.aleatoric).toBeLessThanOrEqual(0.25 + 1e-12);
      expect(Number.isNaN(one.forgetting)).toBe(one.correctness === 0);
      if (one.correctness > 0) expect(one.forgetting).toBeLessThanOrEqual(epochs.length / 2);
    });
    fc.assert(law);
  });

  it('are unknown where there is no epoch', () => {
    expect(Object.values(dynamicsOf([])).every(Number.isNaN)).toBe(true);
  });
});

describe('forgetting', () => {
  it.each([
    ['never right', [false, false], NaN],
    ['always right', [true, true, true], 0],
    ['learnt late and kept', [false, false, true], 0],
    ['forgotten twice', [true, false, true, false, false], 2],
    ['forgotten at the end', [false, true, false], 1],
  ])('of what is %s', (_, right, times) => {
    expect(timesForgotten(right)).toBe(times);
  });

  it('counts an example as right by the first of equal scores, as numpy does', () => {
    const equal = [Float64Array.of(1, 1)];
    expect([ofLogits(equal, 0).correctness, ofLogits(equal, 1).correctness]).toEqual([1, 0]);
  });
});

describe('the margin', () => {
  it('is the right score less the best other one', () => {
    expect(epochOf(Float64Array.of(1, 4, -2), 1).margin).toBe(3);
    expect(epochOf(Float64Array.of(1, 4, -2), 2).margin).toBe(-6);
  });
});

describe('EL2N and GraNd', () => {
  const p = Float64Array.of(0.2, 0.5, 0.3);

  it('are the lengths of the error and of the gradient for class labels', () => {
    // The error is (.2, −.5, .3); ‖x‖² is 9 + 16.
    expect(el2n(p, 1)).toBeCloseTo(Math.sqrt(0.04 + 0.25 + 0.09), 14);
    expect(gradientNorm([Float32Array.of(3, 4)], p, 1)).toBeCloseTo(Math.sqrt(0.38) * Math.sqrt(26), 12);
  });

  it('sum the features by their errors for choices', () => {
    const rows = [Float32Array.of(1, 0), Float32Array.of(0, 2), Float32Array.of(1, 1)];
    // .2 (1, 0) − .5 (0, 2) + .3 (1, 1) = (.5, −.7).
    expect(gradientNorm(rows, p, 1)).toBeCloseTo(Math.hypot(0.5, 0.7), 12);
  });

  it('are 0 where the head is certain and right', () => {
    const certain = Float64Array.of(0, 1, 0);
    expect([el2n(certain, 1), gradientNorm([Float32Array.of(3, 4)], certain, 1)]).toEqual([0, 0]);
  });
});
