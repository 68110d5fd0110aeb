import * as l10n from '@vscode/l10n';
import { html, setText } from './element';

/** A sentence on something that could not be done, until it is taken note of. */
export class Notice {
  readonly element: HTMLElement;
  private readonly words = html('span', { role: 'alert' });
  /** Whether it is about numbers that could not be had: once they are, it says nothing true any more. */
  private isOfReading = false;

  constructor() {
    const close = html('button', { class: 'bare', 'aria-label': l10n.t('Close') });
    close.textContent = '✕';
    close.addEventListener('click', () => this.clear());
    this.element = html('div', { class: 'notice', hidden: true }, this.words, close);
  }

  /** Says what could not be done. */
  say(error: unknown): void {
    this.isOfReading = false;
    setText(this.words, error instanceof Error ? error.message : String(error));
    this.element.hidden = false;
  }

  /** Says what could not be read, until it is. */
  cannotRead(error: unknown): void {
    this.say(error);
    this.isOfReading = true;
  }

  /** All that is in sight was read. */
  wasRead(): void {
    if (this.isOfReading) this.clear();
  }

  /** Takes the sentence away. */
  clear(): void {
    this.element.hidden = true;
  }
}
