import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import type { JoinedBy, JoinReport } from '../../src/core/protocol/importReport';
import type { PriorKind } from '../../src/core/psychometrics/model/priors';
import type { IrtModel } from '../../src/core/psychometrics/model/irtModel';
import { formatCorrelation, formatDecimals, formatNumber } from '../frame/format';

/** A model as it is written: "2PL", "Rasch". */
export function modelWords(model: IrtModel): string {
  return model === 'rasch' ? 'Rasch' : model.toUpperCase();
}

/** A way to calibrate: the model and, where slopes have learnt priors, their family. */
export function candidateWords(model: IrtModel, priors: PriorKind | undefined): string {
  if (model === '1pl' || model === 'rasch') return modelWords(model);
  if (priors === 'lognormal') return l10n.t('{0}, log-normal slopes', modelWords(model));
  return priors === 'normal' ? l10n.t('{0}, normal slopes', modelWords(model)) : modelWords(model);
}

/** What was calibrated, by what, and how sure it is: one line. */
export function calibrationWords({ summary, log, respondents, items }: CalibrationReport): string {
  const { model, priorKind, compared, empiricalReliability } = summary;
  if (respondents.names.length === 1)
    return [
      l10n.t('1 respondent × {0} items', formatNumber(items.names.length)),
      l10n.t('{0} tries', formatNumber(log.attempts)),
      l10n.t('not calibrated'),
    ].join(' · ');
  const size = l10n.t(
    '{0} respondents × {1} items',
    formatNumber(respondents.names.length),
    formatNumber(items.names.length),
  );
  const parts = [size, l10n.t('{0} answers', formatNumber(log.answers)), candidateWords(model, priorKind)];
  if (!Number.isNaN(empiricalReliability))
    parts.push(l10n.t('reliability {0}', formatCorrelation(empiricalReliability)));
  const held = compared.find((one) => one.model === model && one.priors === priorKind);
  if (held)
    parts.push(
      l10n.t(
        'held-out log-loss {0} (each item’s own share: {1}), AUC {2}',
        formatLoss(held.logLoss),
        formatLoss(held.baseline),
        formatCorrelation(held.auc),
      ),
    );
  return parts.join(' · ');
}

/** A log-loss as it is usually written. */
export function formatLoss(loss: number): string {
  return formatDecimals(loss, 3).replace(/^0(?=\D)/, '');
}

/** How many items were found in the dataset, and by what. */
export function joinWords(join: JoinReport): string {
  const found = foundWords(join);
  return join.lost > 0
    ? l10n.t('{0}; {1} more were found before the dataset was changed', found, formatNumber(join.lost))
    : found;
}

function foundWords({ items, matched, by }: JoinReport): string {
  const [found, all] = [formatNumber(matched), formatNumber(items)];
  if (matched === 0 || by === undefined) return l10n.t('none of the {0} items was found in the dataset', all);
  const ways: Record<JoinedBy, string> = {
    key: l10n.t('{0} of {1} items found by id', found, all),
    id: l10n.t('{0} of {1} items found by content', found, all),
    question: l10n.t('{0} of {1} items found by the question’s text', found, all),
    row: l10n.t('{0} of {1} items found by row number', found, all),
  };
  return ways[by] ?? l10n.t('{0} of {1} items found', found, all);
}
