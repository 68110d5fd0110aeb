import type { CalibrationOptions } from '../irt';
import type { Iteration } from '../estimation/laplace';
import type { IrtModel, ItemParameters } from '../model/irtModel';
import type { PriorKind } from '../model/priors';
import { restricted, type Responses } from '../model/responses';
import { lossOf, nothingForetold, type Foretold } from './foretold';
import { foretellingHeldOut, hashed, verdictOn, type HeldOut } from './heldOut';

/** A way to calibrate: the model, and what is assumed of its items. */
export interface Candidate {
  readonly model: IrtModel;
  readonly priors: PriorKind;
}

/** How well a candidate foretells held-out answers, and how much better than the first, which is the simplest. */
export interface Compared extends Candidate, HeldOut {
  /** By how much the first's log-loss is larger, in nats an answer, with its standard error over the answers. Both 0 for the first. */
  readonly gain: number;
  readonly gainSe: number;
}

/** What came of a comparison. */
export interface Choice {
  readonly compared: readonly Compared[];
  readonly chosen: Candidate;
}

/** An iteration of one of the fits. */
export interface ComparingIteration extends Iteration {
  readonly candidate: Candidate;
}

// A tenth of the answers is held out at a time, until so many were: differences that matter are then seen, and more would take time alone.
const enoughHeldOut = 4000;
const parts = 10;

// Fits that only choose: so many answers do, and so small a step.
const enoughAnswers = 1_000_000;
const tolerance = 1e-3;

// A gain of less than this many of its standard errors is a tie, and so is one that nobody would notice.
const leastErrors = 0.5;
const leastGain = 2e-4;

/**
 * Compares candidates, the simplest first, on answers that were held out: the same for each (cross-validation, Stone 1974). Of the better of two the gain must
 * be more than chance; ties go to the simpler. Yields after every iteration.
 */
export function* comparing(
  responses: Responses,
  candidates: readonly Candidate[],
  options: Omit<CalibrationOptions, 'model' | 'priors' | 'start'>,
  seed: number,
): Generator<ComparingIteration, Choice> {
  const sample = sampled(responses, seed);
  const foretold = candidates.map(nothingForetold);
  const folds = Math.min(parts, Math.max(1, Math.ceil((enoughHeldOut * parts) / sample.cells)));
  for (let part = 0; part < folds; part++) {
    // Each begins where a simpler one came to on the same answers: what is held out stays unseen.
    let start: ItemParameters | undefined;
    for (const [at, candidate] of candidates.entries()) {
      const how = { share: 1 / parts, seed, part };
      const fitting = { ...options, ...candidate, tolerance, ...(start && { start }) };
      const run = foretellingHeldOut(sample, fitting, how, foretold[at]!);
      for (let step = run.next(); ; step = run.next()) {
        if (step.done) {
          if (candidate.model !== '3pl') start = step.value.parameters;
          break;
        }
        yield { ...step.value, candidate };
      }
    }
  }
  return chosenOf(candidates, foretold);
}

function chosenOf(candidates: readonly Candidate[], foretold: readonly Foretold[]): Choice {
  const compared = candidates.map((candidate, at): Compared => ({
    ...candidate,
    ...verdictOn(foretold[at]!),
    ...gainOf(foretold[0]!, foretold[at]!),
  }));
  let best = 0;
  for (let at = 1; at < candidates.length; at++) {
    const { gain, gainSe } = gainOf(foretold[best]!, foretold[at]!);
    if (gain > Math.max(leastGain, leastErrors * gainSe)) best = at;
  }
  const { model, priors } = candidates[best]!;
  return { compared, chosen: { model, priors } };
}

/** By how much one foretells the same answers better than another, an answer, and the standard error of that mean. */
function gainOf(simple: Foretold, other: Foretold): { gain: number; gainSe: number } {
  let [sum, square, answers] = [0, 0, 0];
  simple.chance.forEach((p, at) => {
    const [k, n] = [simple.correct[at]!, simple.attempts[at]!];
    const better = lossOf(p, k, n) - lossOf(other.chance[at]!, k, n);
    sum += better;
    square += better * better;
    answers += n;
  });
  const cells = simple.chance.length;
  const variance = Math.max(0, square - (sum * sum) / cells);
  return { gain: sum / answers, gainSe: Math.sqrt(variance) / answers };
}

/** Some of the items with all their answers, where there are more answers than a choice needs. */
function sampled(responses: Responses, seed: number): Responses {
  const share = enoughAnswers / responses.cells;
  if (share >= 1) return responses;
  return restricted(responses, (_, item) => hashed(seed, -2, item) < share);
}
