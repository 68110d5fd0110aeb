import { l10n } from 'vscode';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import { itemFlag } from '../../core/psychometrics/tables/flags';
import { formatNumber } from '../words/numbers';

/** How many items stronger respondents get wrong more often. */
export function mislabelled({ items }: CalibrationReport): number {
  return items.flags.reduce((sum, flags) => sum + (flags & itemFlag.keyProbablyWrong ? 1 : 0), 0);
}

/** What an import came to: "Calibrated 1,310 examples by 22 respondents (2PL). 3 items look mislabelled." */
export function importedWords(report: CalibrationReport): string {
  const { summary, items, respondents, join } = report;
  const examples = join?.rows ?? items.names.length;
  if (respondents.names.length === 1)
    return l10n.t(
      'Imported {0} answers of one respondent to {1} examples: pass rates, and no IRT difficulty.',
      formatNumber(respondents.attempts[0]!),
      formatNumber(examples),
    );
  const calibrated = l10n.t(
    'Calibrated {0} examples by {1} respondents ({2}).',
    formatNumber(examples),
    formatNumber(respondents.names.length),
    summary.model.toUpperCase(),
  );
  const wrong = mislabelled(report);
  return [
    calibrated,
    ...(wrong === 1 ? [l10n.t('1 item looks mislabelled.')] : []),
    ...(wrong > 1 ? [l10n.t('{0} items look mislabelled.', formatNumber(wrong))] : []),
    ...(summary.converged
      ? []
      : [l10n.t('It had not converged when it was ended: take the numbers with care.')]),
  ].join(' ');
}
