import { fewestTargets } from '../measures/amortised';
import { spearman, type Agreement } from '../numbers/correlation';
import { baseline } from './primary';
import { countKnown, type ScoreColumn, type ScoreTable } from './table';
import { capital, plain } from './correlationWords';

/** How well a column predicts the measured one. */
export interface PredictionQuality {
  readonly predicted: ScoreColumn;
  readonly measured: ScoreColumn;
  /** Over the examples that have both: none of them was among those that its prediction was fitted to. */
  readonly agreement: Agreement;
  /** What plain length reaches with the measured one; undefined where it is not scored. */
  readonly length: Agreement | undefined;
}

/** How well every prediction of a table does whose measured column stands beside it. */
export function predictionQualities(table: ScoreTable): PredictionQuality[] {
  const length = table.find(({ id }) => id === baseline);
  return table.flatMap((predicted) => {
    const measured = table.find(({ id }) => id === predicted.predicts);
    if (!measured) return [];
    const agreement = spearman(predicted.values, measured.values);
    return [{ predicted, measured, agreement, length: length && spearman(length.values, measured.values) }];
  });
}

/** A sentence for every prediction: how well it agrees out of fold, and whether that says anything. */
export function predictionRemarks(table: ScoreTable): string[] {
  return predictionQualities(table).flatMap(remarkOn);
}

function remarkOn({ predicted, measured, agreement, length }: PredictionQuality): string[] {
  const known = countKnown(measured);
  const name = capital(predicted.title);
  if (countKnown(predicted) === 0)
    return known === 0
      ? []
      : [
          `${name} is unknown: ${known.toLocaleString('en')} examples have a measured one, and it takes ${fewestTargets} different questions whose values differ.`,
        ];
  if (Number.isNaN(agreement.rho)) return [];
  const { rho, low, high, n } = agreement;
  const beside = length && !Number.isNaN(length.rho) ? `; length alone reaches ${plain(length.rho)}` : '';
  return [
    `${name} agrees with the measured one at ρ ${plain(rho)} (${plain(low)} to ${plain(high)}) on ${n.toLocaleString('en')} examples it was not fitted to${beside}${verdict(agreement, length)}.`,
  ];
}

function verdict({ rho, low }: Agreement, length: Agreement | undefined): string {
  if (!(low > 0)) return ': no better than chance, so it says nothing about difficulty here';
  if (length && rho <= Math.abs(length.rho)) return ': it says no more than length does';
  return '';
}
