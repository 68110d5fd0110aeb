import { chanceAt, type ItemCurve } from '../../../src/core/psychometrics/model/itemCurve';
import { randomOf, type Random } from '../../../src/core/numbers/random';
import { buildResponses, type Responses } from '../../../src/core/psychometrics/model/responses';

/** What to simulate. Abilities are N(0, 1), log a is N(0, `slopeSpread`²), b is N(0, `difficultySpread`²). */
export interface Simulation {
  readonly respondents: number;
  readonly items: number;
  readonly seed: number;
  /** The chance of each cell to be observed; 1 where absent. */
  readonly observed?: number;
  /** 0.35 where absent; 0 is the Rasch model. */
  readonly slopeSpread?: number;
  /** 1.2 where absent. */
  readonly difficultySpread?: number;
  /** The guessing parameter of every item; 0 where absent. */
  readonly guessing?: number;
}

/** Simulated answers and the truth behind them. */
export interface Simulated {
  readonly responses: Responses;
  readonly ability: Float64Array;
  readonly slope: Float64Array;
  readonly difficulty: Float64Array;
}

/** Draws respondents, items and answers. The same seed gives the same bits. */
export function simulate(simulation: Simulation): Simulated {
  const { respondents, items, seed, slopeSpread = 0.35, difficultySpread = 1.2 } = simulation;
  const random = randomOf(seed);
  const ability = Float64Array.from({ length: respondents }, () => random.normal());
  const slope = Float64Array.from({ length: items }, () => Math.exp(slopeSpread * random.normal()));
  const difficulty = Float64Array.from({ length: items }, () => difficultySpread * random.normal());
  const truth = { ability, slope, difficulty };
  return { responses: draw(simulation, truth, random), ...truth };
}

function draw(
  { respondents, items, observed = 1, guessing = 0 }: Simulation,
  { ability, slope, difficulty }: Omit<Simulated, 'responses'>,
  random: Random,
): Responses {
  // Room for the expected number of cells and six standard deviations more.
  const expected = respondents * items * observed;
  const room = Math.ceil(Math.min(respondents * items, expected + 6 * Math.sqrt(expected) + 16));
  const respondent = new Int32Array(room);
  const item = new Int32Array(room);
  const correct = new Uint8Array(room);
  const curves = Array.from(slope, (a, j): ItemCurve => ({ slope: a, difficulty: difficulty[j]!, guessing }));
  let cells = 0;
  for (let i = 0; i < respondents; i++)
    for (let j = 0; j < items; j++) {
      if (observed < 1 && random.uniform() >= observed) continue;
      respondent[cells] = i;
      item[cells] = j;
      correct[cells++] = random.uniform() < chanceAt(curves[j]!, ability[i]!) ? 1 : 0;
    }
  const upTo = <T extends Int32Array | Uint8Array>(values: T): T => values.subarray(0, cells) as T;
  return buildResponses({
    respondent: upTo(respondent),
    item: upTo(item),
    correct: upTo(correct),
    respondents,
    items,
  });
}
