import { emptyValue, respondentValue, type LineValue } from './likelihood';
import { isAccepted, type State } from './state';

const stride = 1.4;
const tries = 2;

/** An ability, the log posterior there, and its slope in steps of the respondent's deviation. */
interface Point extends LineValue {
  theta: number;
  posterior: number;
  slope: number;
}

const points: [Point, Point] = [
  { ...emptyValue(), theta: 0, posterior: 0, slope: 0 },
  { ...emptyValue(), theta: 0, posterior: 0, slope: 0 },
];

/** Moves every respondent's ability, given all else, by Langevin steps of about `spread`, a deviation by respondent. */
export function moveAbilities(state: State, spread: Float64Array): void {
  for (const respondent of state.people) moveAbility(state, respondent, spread[respondent]!);
}

function moveAbility(state: State, respondent: number, spread: number): void {
  let [from, to] = points;
  from.theta = state.ability[respondent]!;
  evaluate(state, respondent, spread, from);
  for (let step = 0; step < tries; step++) {
    const x = state.random.normal();
    to.theta = from.theta + spread * stride * (x + 0.5 * stride * from.slope);
    evaluate(state, respondent, spread, to);
    const back = x + 0.5 * stride * (from.slope + to.slope);
    if (isAccepted(state, to.posterior - from.posterior + 0.5 * (x * x - back * back)))
      [from, to] = [to, from];
  }
  state.ability[respondent] = from.theta;
}

function evaluate(
  { responses, slope, intercept }: State,
  respondent: number,
  spread: number,
  at: Point,
): void {
  respondentValue(responses.rows, respondent, at.theta, slope, intercept, at);
  at.posterior = at.value - 0.5 * at.theta * at.theta;
  at.slope = spread * (at.byFactor - at.theta);
}
