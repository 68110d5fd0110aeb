import * as l10n from '@vscode/l10n';
import { button } from '../frame/controls';
import { html, setAttributes, setText } from '../frame/element';

/** Something that goes on and can be ended. */
export interface Going {
  readonly words: string;
  /** From 0 to 1; NaN where it cannot be told. */
  readonly share: number;
  cancel(): void;
}

/** What can be done about what is said. */
export interface StatusOffer {
  readonly label: string;
  act(): void;
}

/** The line below the rows: what goes on, with its end in reach, else what is shown. It is always there, so that nothing moves. */
export class StatusLine {
  readonly element: HTMLElement;
  private readonly words = html('span', { class: 'status-words', role: 'status' });
  private readonly bar = html('div', {
    class: 'progress',
    role: 'progressbar',
    'aria-valuemin': 0,
    'aria-valuemax': 100,
  });
  private readonly done = html('div', { class: 'progress-done' });
  private readonly cancel = button(l10n.t('Cancel'), 'secondary', () => this.going?.cancel());
  private readonly offering = button('', 'secondary', () => this.offer?.act());
  private going: Going | undefined;
  private offer: StatusOffer | undefined;
  private resting = '';

  constructor() {
    this.bar.append(this.done);
    this.element = html(
      'footer',
      { class: 'status' },
      this.words,
      this.offering.element,
      this.cancel.element,
      this.bar,
    );
    this.show();
  }

  /** Says what is shown, for when nothing goes on. */
  rest(words: string, offer?: StatusOffer): void {
    this.resting = words;
    this.offer = offer;
    this.show();
  }

  /** Says what goes on; undefined where nothing does any more. */
  go(going: Going | undefined): void {
    this.going = going;
    this.show();
  }

  private show(): void {
    const { going, offer, resting } = this;
    setText(this.words, going?.words ?? resting);
    this.cancel.element.hidden = !going;
    this.bar.hidden = !going;
    this.offering.element.hidden = going !== undefined || !offer;
    if (offer) this.offering.value = offer.label;
    if (!going) return;
    const isKnown = !Number.isNaN(going.share);
    this.done.style.width = `${isKnown ? 100 * going.share : 0}%`;
    setAttributes(this.bar, {
      'aria-label': going.words,
      'aria-valuenow': isKnown ? Math.round(100 * going.share) : undefined,
    });
  }
}
