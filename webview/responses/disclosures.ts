import { html, setAttributes, setText } from '../frame/element';

/** Something that is shown where it is asked for. */
export interface Disclosure {
  readonly id: string;
  readonly label: string;
  content(): HTMLElement;
}

/** Labels side by side, of which at most one has its content shown below. */
export class Disclosures {
  readonly labels = html('div', { class: 'disclosures' });
  readonly content = html('div', { class: 'disclosed', id: 'disclosed', tabindex: 0, role: 'region' });
  private buttons = new Map<string, HTMLButtonElement>();
  private shown: readonly Disclosure[] = [];
  private open: string | undefined;

  /** Shows what can be disclosed; what is open stays open, where it is still there. */
  show(disclosures: readonly Disclosure[], open: string | undefined): void {
    this.shown = disclosures;
    this.buttons = new Map(disclosures.map(({ id, label }) => [id, this.button(id, label)]));
    this.labels.replaceChildren(...this.buttons.values());
    this.turn(disclosures.some(({ id }) => id === open) ? open : undefined);
  }

  private button(id: string, label: string): HTMLButtonElement {
    const button = html('button', { class: 'bare disclosure', 'aria-controls': 'disclosed' });
    setText(button, label);
    button.addEventListener('click', () => this.turn(this.open === id ? undefined : id));
    return button;
  }

  private turn(id: string | undefined): void {
    this.open = id;
    for (const [one, button] of this.buttons)
      setAttributes(button, { 'aria-expanded': one === id ? 'true' : 'false' });
    const disclosure = this.shown.find((one) => one.id === id);
    this.content.hidden = !disclosure;
    if (disclosure) this.content.setAttribute('aria-label', disclosure.label);
    this.content.replaceChildren(...(disclosure ? [disclosure.content()] : []));
  }
}
