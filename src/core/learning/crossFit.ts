import type { Example } from '../dataset/example';
import { priority } from '../numbers/priority';
import { fitRidge, heldOutOf, type RidgeHead } from './ridgeHead';
import { RidgeMoments } from './ridgeMoments';

/** How many parts the examples are dealt out to: each is predicted by a head that was fitted to the others. */
export const folds = 5;
const foldSeed = 5;

/** Heads that each leave out one fold, the head of all examples, and how far they are off. */
export interface CrossFit {
  /** By fold: the head that never saw it. */
  readonly leaving: readonly RidgeHead[];
  readonly whole: RidgeHead;
  /** σ²: the variance that a target of weight 1 has about the line. */
  readonly unitVariance: number;
  /** τ²: what of it is the examples' own, neither error of their targets nor of the line. */
  readonly ownVariance: number;
}

/**
 * Fits a head without each fold and one to all, each with a penalty of its own choice. Both variances come from
 * examples held out, by moments: E Σ w r² = σ² (n + Σ w h) and E Σ w r² = Σ w e² + τ² Σ w + σ² Σ w h, with r the
 * residual, h the leverage and e the error of the target. Yields the share that is done. Undefined where a part has nothing
 * to be learnt from.
 */
export function* crossFit(parts: readonly RidgeMoments[]): Generator<number, CrossFit | undefined> {
  const { dimensions } = parts[0]!;
  const all = RidgeMoments.sum(dimensions, parts);
  let done = 0;
  const whole = yield* fitted(all);
  const leaving: RidgeHead[] = [];
  let residual = 0;
  let leverage = 0;
  for (const [fold, part] of parts.entries()) {
    yield (done = (fold + 1) / (parts.length + 1));
    const rest = parts.filter((other) => other !== part);
    const head = yield* fitted(RidgeMoments.sum(dimensions, rest));
    if (!head || !whole) return undefined;
    const held = heldOutOf(head, part);
    residual += held.residual;
    leverage += held.leverage;
    leaving.push(head);
  }
  yield 1;
  const unitVariance = residual / (all.count + leverage);
  const ownVariance = Math.max(0, (residual - all.noise - unitVariance * leverage) / all.weight);
  return { leaving, whole: whole!, unitVariance, ownVariance };

  function* fitted(moments: RidgeMoments): Generator<number, RidgeHead | undefined> {
    const fit = fitRidge(moments);
    let step = fit.next();
    for (; !step.done; step = fit.next()) yield done;
    return step.value;
  }
}

/** The fold of an example, by what is asked alone: records that ask the same share it, wherever they stand. */
export function foldOf(example: Example): number {
  return Math.floor(priority(foldSeed, questionHash(example)) * folds);
}

/** 8 hexadecimal digits of what is asked (FNV-1a by UTF-16 unit; Fowler, Noll & Vo). */
export function questionHash({ question, choices }: Example): string {
  let state = 0x811c9dc5;
  for (const text of [question, ...choices])
    for (let at = 0; at <= text.length; at++)
      state = Math.imul(state ^ (at < text.length ? text.charCodeAt(at) : 0xffff), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
