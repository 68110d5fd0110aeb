import { dimensions } from '../../core/psychometrics/fit/dimensions';
import type { Calibration } from '../../core/psychometrics/irt';
import { localDependence, type LocalDependence } from '../../core/psychometrics/fit/localDependence';
import { marginFit, type MarginFit } from '../../core/psychometrics/fit/marginFit';
import type { Responses } from '../../core/psychometrics/model/responses';
import { scoreFit } from '../../core/psychometrics/fit/scoreFit';

const seed = 1;
const mostPairs = 5;

/** What is looked at after a fit: whether one ability explains the answers, and how well the model fits a small whole test. */
export interface CalibrationChecks {
  /** Sentences for the reader; none where all is well. */
  readonly notes: readonly string[];
  /** M2; only for plain maximum likelihood and a small test that everybody answered. */
  readonly margins: MarginFit | undefined;
  /** The p of S-X² by item; NaN where it is not computed, as for M2. */
  readonly scoreFitP: Float64Array;
}

/** Looks at a fit. `names` are the items'. */
export function checksOf(
  responses: Responses,
  calibration: Calibration,
  names: readonly string[],
): CalibrationChecks {
  const isPlain = calibration.priorKind === 'none';
  return {
    notes: [dimensionNote(responses, calibration), dependenceNote(responses, calibration, names)].filter(
      (note) => note !== undefined,
    ),
    margins: isPlain ? marginFit(responses, calibration) : undefined,
    scoreFitP:
      (isPlain ? scoreFit(responses, calibration)?.p : undefined) ?? new Float64Array(names.length).fill(NaN),
  };
}

function dimensionNote(responses: Responses, calibration: Calibration): string | undefined {
  const { eigenvalue, simulated, isSuspect } = dimensions(responses, calibration, seed);
  if (!isSuspect) return undefined;
  return `More than one ability is at work: what the model leaves unexplained hangs together (first eigenvalue ${eigenvalue.toFixed(1)} times the mean; at most ${simulated.toFixed(1)} in simulated answers with one ability). One difficulty says less here; parts of the items calibrated by themselves may say more.`;
}

function dependenceNote(
  responses: Responses,
  calibration: Calibration,
  names: readonly string[],
): string | undefined {
  const { pairs, items }: LocalDependence = localDependence(responses, calibration, { seed });
  if (pairs.length === 0) return undefined;
  const among = items < names.length ? ` among ${items.toLocaleString('en')} items looked at` : '';
  const some = pairs
    .slice(0, mostPairs)
    .map(
      ({ one, other, q3 }) =>
        `"${shortened(names[one]!)}" and "${shortened(names[other]!)}" (${q3.toFixed(2)})`,
    )
    .join(', ');
  const [verb, more] = [
    pairs.length === 1 ? 'pair of items is' : 'pairs of items are',
    pairs.length > mostPairs ? ' …' : '',
  ];
  return `${pairs.length.toLocaleString('en')} ${verb} answered more alike than ability explains${among} (Yen’s Q3): ${some}${more}. They may be near-duplicates.`;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
