import * as l10n from '@vscode/l10n';
import { textField } from '../frame/controls';
import { html, setText } from '../frame/element';
import { formatNumber } from '../frame/format';

/** What a search found: how many rows, and where the first of them stand, ascending. */
export interface Found {
  readonly count: number;
  readonly places: Uint32Array;
}

/** What the search field asks for. */
export interface SearchWishes {
  /** Looks for a text; an empty one ends the search. */
  find(text: string): void;
  goTo(position: number): void;
  /** Where the keyboard is. */
  position(): number | undefined;
  leave(): void;
}

/** How long nothing is typed before it is looked for, in milliseconds. */
const patience = 350;

/** The field for a text that is looked for in all records, and the way from one to the next. */
export class SearchBox {
  readonly element: HTMLElement;
  private readonly field;
  private readonly count = html('span', { class: 'search-count', role: 'status' });
  private readonly steps: HTMLButtonElement[];
  private found: Found | undefined;
  private timer: number | undefined;
  private asked = '';

  constructor(private readonly wishes: SearchWishes) {
    this.field = textField(l10n.t('Search'), '', l10n.t('Search'), () => this.typed());
    this.field.element.addEventListener('keydown', (event) => this.press(event));
    this.steps = [
      this.stepButton('↑', l10n.t('Previous match (Shift+Enter)'), -1),
      this.stepButton('↓', l10n.t('Next match (Enter)'), 1),
    ];
    this.element = html(
      'div',
      { class: 'search', role: 'search' },
      this.field.element,
      this.count,
      ...this.steps,
    );
    this.show(undefined);
  }

  /** Takes the keyboard. */
  focus(): void {
    this.field.element.focus();
  }

  /** The text that was looked for last; empty where none was. */
  get text(): string {
    return this.asked;
  }

  /** Shows what was found; undefined while that is not known. */
  show(found: Found | undefined): void {
    this.found = found;
    for (const step of this.steps) step.disabled = !found || found.places.length === 0;
    this.tell();
  }

  /** Says which of what was found the keyboard is at. */
  tell(): void {
    setText(this.count, this.words());
  }

  private words(): string {
    const { found } = this;
    if (!found || this.asked === '') return '';
    if (found.count === 0) return l10n.t('no match');
    const at = indexOf(found.places, this.wishes.position() ?? -1);
    const [shown, all] = [formatNumber(found.places.length), formatNumber(found.count)];
    const isCut = found.places.length < found.count;
    if (at < 0) return isCut ? l10n.t('first {0} of {1}', shown, all) : l10n.t('{0} found', all);
    const number = formatNumber(at + 1);
    return isCut
      ? l10n.t('{0} of the first {1} of {2}', number, shown, all)
      : l10n.t('{0} of {1}', number, all);
  }

  private typed(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), patience);
  }

  private look(): void {
    window.clearTimeout(this.timer);
    if (this.field.value === this.asked) return;
    this.asked = this.field.value;
    this.show(undefined);
    this.wishes.find(this.asked);
  }

  private press(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape') {
      this.field.value = '';
      this.look();
      this.wishes.leave();
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (this.field.value === this.asked) this.step(event.shiftKey ? -1 : 1);
    else this.look();
  }

  private stepButton(sign: string, label: string, step: 1 | -1): HTMLButtonElement {
    const one = html('button', { class: 'bare', type: 'button', title: label, 'aria-label': label }, sign);
    one.addEventListener('click', () => this.step(step));
    return one;
  }

  /** Goes to the next match after where the keyboard is, or before it; after the last comes the first. */
  private step(step: 1 | -1): void {
    const places = this.found?.places;
    if (!places || places.length === 0) return;
    const now = this.wishes.position() ?? -1;
    const after = countUpTo(places, step === 1 ? now : now - 1);
    const next = step === 1 ? after : after - 1;
    this.wishes.goTo(places[(next + places.length) % places.length]!);
  }
}

/** How many of ascending places are not beyond this one. */
function countUpTo(places: Uint32Array, place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOf(places: Uint32Array, place: number): number {
  const at = countUpTo(places, place) - 1;
  return at >= 0 && places[at] === place ? at : -1;
}
