import * as l10n from '@vscode/l10n';
import type { DatasetEditorAction, Opening } from '../../src/core/protocol/datasetEditorApi';
import { formatShare } from '../frame/format';
import type { StatusLine } from './statusLine';

/** Says at the foot how far a dataset is read, and offers to end that or to begin again. */
export class OpeningNote {
  constructor(
    private readonly status: StatusLine,
    private readonly act: (action: DatasetEditorAction) => void,
  ) {}

  /** Shows how far it is in place of how far it was. */
  show(state: Opening): void {
    if (state.kind === 'reading') {
      const share = state.total > 0 ? state.done / state.total : NaN;
      const far = Number.isNaN(share) ? '' : ` ${formatShare(Math.floor(100 * share) / 100)}`;
      const cancel = (): void => this.act('stopReading');
      return this.status.go({ words: l10n.t('Reading…') + far, share, cancel });
    }
    this.status.go(undefined);
    if (state.kind === 'cancelled') this.rest(l10n.t('Only the beginning was read.'), l10n.t('Read All'));
    if (state.kind === 'failed') this.rest(l10n.t('The dataset could not be read.'), l10n.t('Try Again'));
  }

  private rest(words: string, label: string): void {
    this.status.rest(words, { label, act: () => this.act('read') });
  }
}
