import { describe, expect, it } from 'vitest';
import { holdOut, holdingOut, judge } from '../../../../src/core/psychometrics/fit/heldOut';
import { calibrate } from '../../../../src/core/psychometrics/irt';
import { restricted } from '../../../../src/core/psychometrics/model/responses';
import { simulate } from '../simulate';
import { responsesOf } from '../given';

const { responses } = simulate({ respondents: 400, items: 150, seed: 1, slopeSpread: 0.5, observed: 0.8 });

describe('answers held out', () => {
  it('are foretold better by the 2PL where slopes differ', () => {
    const [one, two] = (['1pl', '2pl'] as const).map((model) => holdOut(responses, { model }, { seed: 1 }));
    expect(two!.logLoss).toBeLessThan(one!.logLoss - 0.002);
    expect(two!.auc).toBeGreaterThan(one!.auc);
    expect(one!.logLoss).toBeLessThan(one!.baseline - 0.02);
    expect(one!.cells).toBe(two!.cells);
  });

  it('are foretold no better by it where slopes are alike and answers few', () => {
    const alike = simulate({ respondents: 60, items: 200, seed: 2, slopeSpread: 0 }).responses;
    const [one, two] = (['1pl', '2pl'] as const).map((model) => holdOut(alike, { model }, { seed: 1 }));
    expect(one!.logLoss).toBeLessThan(two!.logLoss);
  });

  it('are about a tenth, drawn by the seed', () => {
    const { cells } = holdOut(responses, { model: '1pl' }, { seed: 1 });
    // Four standard deviations of a binomial.
    expect(Math.abs(cells - 0.1 * responses.cells)).toBeLessThan(4 * Math.sqrt(0.09 * responses.cells));
    expect(holdOut(responses, { model: '1pl' }, { seed: 1 }).logLoss).toBe(
      holdOut(responses, { model: '1pl' }, { seed: 1 }).logLoss,
    );
    expect(holdOut(responses, { model: '1pl' }, { seed: 2 }).logLoss).not.toBe(
      holdOut(responses, { model: '1pl' }, { seed: 1 }).logLoss,
    );
    expect(holdOut(responses, { model: '1pl' }, { seed: 1, share: 0.3 }).cells).toBeGreaterThan(2.5 * cells);
  });

  it('are never seen by the calibration that predicts them: turned round, they change its verdict and not its parameters', () => {
    const parametersAt = (of: typeof responses): Float64Array[] => {
      const seen: Float64Array[] = [];
      for (const { parameters } of holdingOut(of, { model: '2pl' }, { seed: 7 }))
        seen.push(parameters.line.slice());
      return seen;
    };
    // Which pairs are held out depends on the seed and the pair alone: with an item a turn, the answers seen are those that move the parameters.
    const plain = parametersAt(responses);
    const turnedRound = {
      ...responses,
      rows: { ...responses.rows, correct: responses.rows.correct.slice() },
    };
    const held = new Set<number>();
    for (let cell = 0; cell < 400; cell++) {
      const correct = responses.rows.correct.slice();
      correct[cell] = 1 - correct[cell]!;
      const one = { ...turnedRound, rows: { ...responses.rows, correct } };
      const first = holdingOut(one, { model: '2pl' }, { seed: 7 }).next();
      if (first.done) continue;
      if (first.value.parameters.line.every((value, at) => value === plain[0]![at])) held.add(cell);
    }
    // A tenth of 400, within four standard deviations.
    expect(Math.abs(held.size - 40)).toBeLessThan(24);
    const correct = responses.rows.correct.map((one, cell) => (held.has(cell) ? 1 - one : one));
    const turned = { ...responses, rows: { ...responses.rows, correct } };
    expect(parametersAt(turned)).toEqual(plain);
    expect(holdOut(turned, { model: '2pl' }, { seed: 7 }).logLoss).not.toBe(
      holdOut(responses, { model: '2pl' }, { seed: 7 }).logLoss,
    );
  });

  it('are judged by log-loss and by area, of a fit that knows them in advance', () => {
    const lines = Array.from(
      { length: 60 },
      (_, at) => `${at % 2}${at % 3 === 0 ? 1 : 0}${at % 5 < 2 ? 1 : 0}`,
    );
    const known = responsesOf(lines);
    const calibration = calibrate(known, { model: '2pl' });
    const first = restricted(known, (respondent) => respondent < 2);
    // By hand: the chance over the posterior, shrunk as MacKay has it.
    const { items, respondents } = calibration;
    let [loss, pairs, won] = [0, 0, 0];
    const told: { p: number; correct: number }[] = [];
    for (let respondent = 0; respondent < 2; respondent++)
      for (let item = 0; item < 3; item++) {
        const z = items.slope[item]! * respondents.ability[respondent]! + items.intercept[item]!;
        const wide = Math.sqrt(
          1 + (Math.PI / 8) * (items.slope[item]! * respondents.abilitySe[respondent]!) ** 2,
        );
        const p = 1 / (1 + Math.exp(-z / wide));
        const correct = Number(lines[respondent]![item]);
        loss -= Math.log(correct === 1 ? p : 1 - p) / 6;
        told.push({ p, correct });
      }
    for (const one of told)
      for (const other of told) {
        if (one.correct !== 1 || other.correct !== 0) continue;
        pairs++;
        won += one.p > other.p ? 1 : 0;
      }
    const judged = judge(first, calibration);
    expect(judged.logLoss).toBeCloseTo(loss, 10);
    expect(judged.auc).toBeCloseTo(won / pairs, 12);
    expect(judged.cells).toBe(6);
  });

  it('are judged by an area in which ties count half', () => {
    const calibration = calibrate(responsesOf(['10', '10', '01', '01', '11', '00']), { model: '1pl' });
    const judgedBy = (lines: readonly string[]): number => judge(responsesOf(lines), calibration).auc;
    // Respondents 0 and 1 have one ability, and so one p for an item: of the two pairs of correct and wrong, none is told apart.
    expect(judgedBy(['1.', '0.', '..', '..', '..', '..'])).toBe(0.5);
    // Respondent 4 is stronger, 5 weaker than both, who are alike. Correct are 0 and 4; of the four pairs three are won and one is tied.
    expect(judgedBy(['1.', '0.', '..', '..', '1.', '0.'])).toBe(3.5 / 4);
    // Correct are 0 and 5: one won (0 against 4 is lost, 0 against 1 tied; 5 loses to both).
    expect(judgedBy(['1.', '0.', '..', '..', '0.', '1.'])).toBe(0.5 / 4);
  });
});
