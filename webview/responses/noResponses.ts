import * as l10n from '@vscode/l10n';
import { button, setEnabled } from '../frame/controls';
import { html } from '../frame/element';
import type { Action } from '../frame/header';

/** What stands in the place of responses where none were imported: one sentence, one button, and what it gives. */
export class NoResponses {
  readonly element: HTMLElement;
  private readonly button;

  constructor(act: (action: Action) => void) {
    this.button = button(l10n.t('Import Responses…'), 'primary', () => act('importResponses'));
    const sentence = l10n.t(
      'Import who answered these examples right – models or people – to see how hard each example is to them.',
    );
    const gains = [
      l10n.t('The difficulty and the discrimination of every item, each with its interval'),
      l10n.t('The abilities of the respondents, on the same scale'),
      l10n.t('The items whose answer key is probably wrong'),
    ];
    this.element = html(
      'div',
      { class: 'empty no-responses' },
      html('p', {}, sentence),
      this.button.element,
      html('ul', { class: 'sentences gains' }, ...gains.map((one) => html('li', {}, one))),
      html(
        'p',
        { class: 'gains' },
        l10n.t(
          'Reads the logs of lm-evaluation-harness, HELM, OpenAI Evals and Inspect, py-irt’s JSONL, and tables in CSV.',
        ),
      ),
    );
  }

  /** Nothing is imported while the engine works. */
  setIdle(idle: boolean): void {
    setEnabled(this.button, idle);
  }
}
