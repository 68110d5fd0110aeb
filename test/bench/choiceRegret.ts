import { report } from './figure';
import { drawn, regretOf, slopeKinds } from './regret';

/** Respondents enough that ten, twenty … of them answer an item once a fifth of the answers is kept away. */
const sizes = [13, 25, 63, 625];
const items = 40;
const seeds = 20;

/** How much log-loss the choice of a calibration by held-out answers costs against the best one, on average over simulated sets. */
export function choiceRegret(): void {
  for (const kind of slopeKinds)
    for (const respondents of sizes) {
      let regret = 0;
      for (let seed = 1; seed <= seeds; seed++)
        regret += regretOf(drawn(kind, respondents, items, seed)) / seeds;
      report({
        name: 'regret of the choice of a calibration',
        value: regret,
        unit: 'nats',
        ...{ slopes: kind, respondents, items },
      });
    }
}
