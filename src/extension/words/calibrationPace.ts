import { l10n } from 'vscode';
import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import { formatNumber } from './numbers';

/** What part of the work is reading the logs, roughly. */
const readingShare = 0.1;
/** What part is done when the items are fitted and joined: scoring by them takes hardly any. */
export const joinedShare = 0.95;

type Fitting = Extract<CalibrationProgress, { kind: 'fitting' }>;

/** How a calibration gets on: in words, and as a share of the work. */
export class CalibrationPace {
  private fit: { readonly what: string; readonly first: number } | undefined;
  private fits = 0;

  /** What it is busy with: "reading the responses", "2PL, iteration 7, change .003". */
  what(progress: CalibrationProgress): string {
    if (progress.kind === 'reading') return l10n.t('reading the responses');
    if (progress.kind === 'checking') return l10n.t('looking whether one ability explains the answers');
    if (progress.kind === 'joining') return l10n.t('finding the examples');
    const { what, iteration, change } = progress;
    return Number.isFinite(change)
      ? l10n.t('{0}, iteration {1}, change {2}', what, formatNumber(iteration), small(change))
      : l10n.t('{0}, iteration {1}', what, formatNumber(iteration));
  }

  /** The share of the work that is done; NaN where several models are fitted and nobody knows how long the rest will take. */
  share(progress: CalibrationProgress): number {
    if (progress.kind === 'joining' || progress.kind === 'checking') return joinedShare;
    if (progress.kind === 'reading')
      return progress.total > 0 ? (readingShare * progress.done) / progress.total : 0;
    const within = this.within(progress);
    return this.fits > 1 ? NaN : readingShare + (joinedShare - readingShare) * within;
  }

  /** Changes shrink by about the same factor each time: their logarithms tell how far it is. */
  private within({ what, change, limit }: Fitting): number {
    if (this.fit?.what !== what) {
      this.fit = { what, first: change };
      this.fits++;
    }
    const share = Math.log(this.fit.first / change) / Math.log(this.fit.first / limit);
    return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  }
}

function small(change: number): string {
  const digits = { maximumSignificantDigits: 1, maximumFractionDigits: 8, useGrouping: false } as const;
  return change.toLocaleString('en', digits).replace(/^0(?=\.)/, '');
}
