import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import { button, setEnabled } from '../frame/controls';
import { html, setText } from '../frame/element';
import type { Action } from '../frame/header';
import { menuButton } from '../frame/menu';
import { Disclosures } from './disclosures';
import { calibrationWords, joinWords } from './headWords';
import { reportDetails } from './reportDetails';

/** What was calibrated and how far it can be trusted, and what can be done with it. */
export class ResponsesHead {
  readonly element: HTMLElement;
  private readonly words = html('p', { class: 'calibration-words' });
  private readonly assumed = html('p', { class: 'calibration-assumed' });
  private readonly details = new Disclosures();
  private readonly buttons;
  private idle = true;

  constructor(act: (action: Action) => void) {
    const actions: [string, Action][] = [
      [l10n.t('Import Responses…'), 'importResponses'],
      [l10n.t('Export Item Table…'), 'exportItems'],
      [l10n.t('Export Respondents…'), 'exportRespondents'],
    ];
    this.buttons = actions.map(([label, action]) => button(label, 'secondary', () => act(action)));
    const more = menuButton(l10n.t('Further Actions'), [
      { label: l10n.t('Remove Responses'), act: () => this.idle && act('forgetResponses') },
    ]);
    const buttons = html(
      'div',
      { class: 'calibration-buttons' },
      ...this.buttons.map(({ element }) => element),
      more,
    );
    const bar = html('div', { class: 'calibration-bar' }, this.details.labels, buttons);
    this.element = html('div', { class: 'calibration' }, this.words, this.assumed, bar, this.details.content);
  }

  /** Shows a calibration; its remarks are open at first, since they must be known. */
  show(report: CalibrationReport): void {
    const { summary, join } = report;
    setText(this.words, calibrationWords(report));
    setText(
      this.assumed,
      [l10n.t('Priors: {0}', summary.priors), ...(join ? [`${joinWords(join)}.`] : [])].join(' '),
    );
    this.details.show(reportDetails(report), 'remarks');
  }

  /** Nothing is imported, exported or removed while the engine works. */
  setIdle(idle: boolean): void {
    this.idle = idle;
    for (const one of this.buttons) setEnabled(one, idle);
  }
}
