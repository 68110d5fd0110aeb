import { report } from './figure';
import { addIntervals, families, noIntervals } from './intervals';

// Items of one set share its scale: where respondents are few, many sets are needed to tell 95% from 93%.
const shapes = [
  { respondents: 10, items: 40, sets: 40 },
  { respondents: 20, items: 40, sets: 40 },
  { respondents: 50, items: 40, sets: 20 },
  { respondents: 500, items: 40, sets: 6 },
  { respondents: 20, items: 200, sets: 10 },
  { respondents: 50, items: 200, sets: 6 },
];

/** How often 95% intervals hold the truth under priors that are learnt from the answers, by family and shape. `only` names a family. */
export function coverageOfIntervals(only: string | undefined): void {
  for (const [name, family] of Object.entries(families)) {
    if (only !== undefined && only !== name) continue;
    for (const { sets, ...shape } of shapes) {
      const held = noIntervals();
      for (let set = 1; set <= sets; set++) addIntervals(held, family, shape, 1000 + set);
      report({
        name: `95% intervals of discriminations, ${name}`,
        value: (100 * held.a) / held.items,
        unit: '%',
        target: '93 to 97%',
        ofIntercepts: (100 * held.d) / held.items,
        ofDifficulties: (100 * held.b) / held.difficulties,
        ...{ ...shape, sets },
      });
    }
  }
}
