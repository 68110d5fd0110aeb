import * as l10n from '@vscode/l10n';
import type { Band } from '../../src/core/scores/bands';

/** What a band is called. */
export function bandWord(band: Band | undefined): string {
  if (band === undefined) return l10n.t('no score');
  return { easy: l10n.t('easy'), medium: l10n.t('medium'), hard: l10n.t('hard') }[band];
}
