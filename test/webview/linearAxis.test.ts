import { describe, expect, it } from 'vitest';
import { logitAxis, positiveAxis } from '../../webview/charts/linearAxis';
import { numbers } from './made';

const ends = ({ low, high }: { low: number; high: number }): number[] => [low, high];

describe('an axis of logits', () => {
  it('holds all values where they are sensible, and never less than the usual', () => {
    expect(ends(logitAxis([]))).toEqual([-3, 3]);
    expect(ends(logitAxis([0.2, NaN]))).toEqual([-3, 3]);
    expect(ends(logitAxis([-4.5, 1, 5.2]))).toEqual([-5, 6]);
  });

  it('leaves out what ran away', () => {
    const usual = [...numbers(1000)].map((value) => 4 * value - 2);
    const axis = logitAxis([...usual, 900, -700]);
    expect(ends(axis)).toEqual([-3, 3]);
    expect(axis.isBeyond(900)).toBe(true);
    expect(axis.place(900)).toBe(1);
    expect(ends(logitAxis([-50, 50]))).toEqual([-8, 8]);
  });
});

describe('an axis of slopes', () => {
  it('begins at 0, holds 1 and leaves out what ran away', () => {
    expect(ends(positiveAxis([0.2, 0.5]))).toEqual([0, 1.5]);
    expect(positiveAxis([0.2, 2, 2.5]).high).toBeCloseTo(2.65, 10);
    const axis = positiveAxis([...numbers(1000), 80]);
    expect(axis.high).toBe(1.5);
    expect(axis.isBeyond(80)).toBe(true);
    expect(positiveAxis([-0.5, 1]).low).toBe(-0.5);
  });
});
