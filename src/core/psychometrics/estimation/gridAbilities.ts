import { gridNodes, gridSize, type LogTables } from './grid';
import { posteriorOf } from './gridExpectation';
import type { ItemParameters, Population } from '../model/irtModel';
import { stepAbilities, type Abilities } from './laplaceRespondents';
import type { Patterns } from '../model/patterns';
import type { Responses } from '../model/responses';

/** Abilities in two ways, each with its error; NaN for respondents without answers. */
export interface AbilityTable {
  /** The posterior mean and standard deviation over the grid. */
  readonly eap: Float64Array;
  readonly eapSe: Float64Array;
  /** The posterior mode, and the curvature there. */
  readonly map: Float64Array;
  readonly mapSe: Float64Array;
}

/** The abilities of all respondents (Bock & Mislevy 1982 for the mean). */
export function gridAbilities(
  { rows }: Responses,
  patterns: Patterns,
  tables: LogTables,
  shares: Float64Array,
  parameters: ItemParameters,
  population: Population,
): AbilityTable {
  const count = patterns.weight.length;
  const mean = new Float64Array(count);
  const se = new Float64Array(count);
  const posterior = new Float64Array(gridSize);
  for (let pattern = 0; pattern < count; pattern++) {
    posteriorOf(patterns.rows, pattern, tables, shares, posterior);
    let [first, second] = [0, 0];
    for (let q = 0; q < gridSize; q++) first += posterior[q]! * gridNodes[q]!;
    for (let q = 0; q < gridSize; q++) second += posterior[q]! * (gridNodes[q]! - first) ** 2;
    mean[pattern] = first;
    se[pattern] = Math.sqrt(second);
  }
  const { mode, spread } = modes(patterns, parameters, population, mean);
  const known = (of: (pattern: number) => number): Float64Array =>
    patterns.of.length === 0
      ? new Float64Array(0)
      : Float64Array.from(patterns.of, (pattern, respondent) =>
          rows.start[respondent] === rows.start[respondent + 1] ? NaN : of(pattern),
        );
  return {
    eap: known((at) => mean[at]!),
    eapSe: known((at) => se[at]!),
    map: known((at) => mode[at]!),
    mapSe: known((at) => Math.sqrt(spread[at]!)),
  };
}

/** Mean and variance of the ability of respondent i at 2i and 2i + 1. */
export function gridMoments(patterns: Patterns, tables: LogTables, shares: Float64Array): Float64Array {
  const ofPattern = new Float64Array(2 * patterns.weight.length);
  const posterior = new Float64Array(gridSize);
  for (let pattern = 0; pattern < patterns.weight.length; pattern++) {
    posteriorOf(patterns.rows, pattern, tables, shares, posterior);
    let [first, second] = [0, 0];
    for (let q = 0; q < gridSize; q++) {
      first += posterior[q]! * gridNodes[q]!;
      second += posterior[q]! * gridNodes[q]! * gridNodes[q]!;
    }
    ofPattern[2 * pattern] = first;
    ofPattern[2 * pattern + 1] = second - first * first;
  }
  const moments = new Float64Array(2 * patterns.of.length);
  patterns.of.forEach((pattern, respondent) => {
    moments[2 * respondent] = ofPattern[2 * pattern]!;
    moments[2 * respondent + 1] = ofPattern[2 * pattern + 1]!;
  });
  return moments;
}

function modes(
  { rows, weight }: Patterns,
  parameters: ItemParameters,
  population: Population,
  start: Float64Array,
): Abilities {
  const size = weight.length;
  const abilities = {
    mode: start.slice(),
    spread: new Float64Array(size),
    moments: new Float64Array(2 * size),
    logLikelihood: new Float64Array(size),
  };
  for (let step = 0; step < 6; step++) stepAbilities(rows, parameters, population, abilities, 0, size);
  return abilities;
}
