import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import { logitAxis, positiveAxis, type LinearAxis } from '../../charts/linearAxis';

/** What a scatter plot goes by: the columns of its items, and the axes that these lie on. */
export interface ScatterAxes {
  readonly x: LinearAxis;
  readonly y: LinearAxis;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly xTitle: string;
  readonly yTitle: string;
  /** How many items have no estimate. */
  readonly unknown: number;
  /** How many lie beyond the axes. */
  readonly beyond: number;
}

/** Difficulty against discrimination; against fit where one slope was taken for all items, since a would be a straight line. */
export function scatterAxes({ items, summary }: CalibrationReport): ScatterAxes {
  const isOneSlope = summary.model === '1pl' || summary.model === 'rasch';
  const ys = isOneSlope ? items.infit : items.slope;
  const x = logitAxis(items.difficulty);
  const y = positiveAxis(ys);
  let [unknown, beyond] = [0, 0];
  items.difficulty.forEach((difficulty, item) => {
    if (Number.isNaN(difficulty) || Number.isNaN(ys[item]!)) unknown++;
    else if (x.isBeyond(difficulty) || y.isBeyond(ys[item]!)) beyond++;
  });
  return {
    ...{ x, y, xs: items.difficulty, ys, unknown, beyond },
    xTitle: l10n.t('difficulty b, logits'),
    yTitle: isOneSlope ? l10n.t('fit (infit); 1 fits') : l10n.t('discrimination a'),
  };
}
