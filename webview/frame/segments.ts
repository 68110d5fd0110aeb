import type { Choice } from './controls';
import { html, setAttributes, setText } from './element';

/** What choosing among segments does: it turns to another page, or it chooses one of several. */
export type SegmentsRole = 'tablist' | 'radiogroup';

/** Choices side by side in one bar, of which one is taken; arrow keys go from one to the next. */
export class Segments {
  readonly element: HTMLElement;
  private buttons: HTMLButtonElement[] = [];
  private choices: readonly Choice[] = [];
  private value = '';

  constructor(
    private readonly role: SegmentsRole,
    label: string,
    private readonly choose: (value: string) => void,
    private readonly controls?: (value: string) => string,
  ) {
    this.element = html('div', { class: `segments segments-${role}`, role, 'aria-label': label });
    this.element.addEventListener('keydown', (event) => this.press(event));
  }

  /** Shows these choices; where they are as many as before their elements stay, and so does the focus. */
  show(choices: readonly Choice[], value: string): void {
    this.choices = choices;
    this.value = value;
    if (choices.length !== this.buttons.length) {
      this.buttons = choices.map((_, at) => this.button(at));
      this.element.replaceChildren(...this.buttons);
    }
    choices.forEach((choice, at) => this.showOne(this.buttons[at]!, choice));
  }

  private showOne(button: HTMLButtonElement, choice: Choice): void {
    const chosen = String(choice.value === this.value);
    setText(button, choice.label);
    setAttributes(button, {
      [this.role === 'tablist' ? 'aria-selected' : 'aria-checked']: chosen,
      'aria-controls': this.controls?.(choice.value),
      id: this.controls && tabOf(this.controls(choice.value)),
      'data-value': choice.value,
      tabindex: chosen === 'true' ? 0 : -1,
    });
  }

  private button(at: number): HTMLButtonElement {
    const button = html('button', {
      class: 'bare segment',
      type: 'button',
      role: this.role === 'tablist' ? 'tab' : 'radio',
    });
    button.addEventListener('click', () => this.take(at));
    return button;
  }

  private press(event: KeyboardEvent): void {
    const now = this.buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = this.buttons.length - 1;
    const next: Partial<Record<string, number>> = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowDown: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      ArrowUp: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    };
    const at = next[event.key];
    if (now < 0 || at === undefined) return;
    event.preventDefault();
    this.take(at);
    this.buttons[at]?.focus();
  }

  private take(at: number): void {
    const { value } = this.choices[at]!;
    if (value === this.value) return;
    this.show(this.choices, value);
    this.choose(value);
  }
}

/** The id of the tab that turns to the element of this id. */
export function tabOf(panel: string): string {
  return `${panel}-tab`;
}
