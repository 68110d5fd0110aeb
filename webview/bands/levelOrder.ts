import * as l10n from '@vscode/l10n';
import { button } from '../frame/controls';
import { html } from '../frame/element';

/** The levels of a difficulty in their order, easiest first: dragged, or moved with Alt and the arrow keys, into another one. */
export class LevelOrder {
  private readonly list = html('ol', { class: 'levels' });
  private readonly opener = html('summary', {}, l10n.t('Order Levels'));
  readonly element = html('details', { class: 'level-order', hidden: true }, this.opener);
  private given: readonly string[] = [];
  private levels: readonly string[] = [];
  private dragged: number | undefined;

  constructor(private readonly take: (levels: readonly string[]) => void) {
    const hint = html('p', { class: 'by' }, l10n.t('Drag, or press Alt with the arrow keys: easiest first.'));
    const apply = button(l10n.t('Take This Order'), 'secondary', () => this.apply());
    this.element.append(hint, this.list, apply.element);
    this.list.setAttribute('aria-label', l10n.t('Levels, easiest first'));
  }

  /** Shows levels in their order; none where the difficulty has no words to be put in order. */
  show(levels: readonly string[]): void {
    this.element.hidden = levels.length < 2;
    // An order that is being made stays until it is taken, or the levels are others.
    if (levels.join('\n') === this.given.join('\n')) return;
    this.given = this.levels = levels;
    this.draw();
  }

  private apply(): void {
    this.element.open = false;
    this.take(this.levels);
  }

  private draw(): void {
    this.list.replaceChildren(...this.levels.map((level, at) => this.entry(level, at)));
  }

  private entry(level: string, at: number): HTMLElement {
    const entry = html('li', { draggable: 'true', tabindex: 0 }, level);
    entry.addEventListener('dragstart', () => (this.dragged = at));
    entry.addEventListener('dragover', (event) => event.preventDefault());
    entry.addEventListener('drop', (event) => {
      event.preventDefault();
      if (this.dragged !== undefined) this.move(this.dragged, at);
    });
    entry.addEventListener('keydown', (event) => {
      const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      if (step === undefined) return;
      event.preventDefault();
      this.move(at, at + step);
    });
    return entry;
  }

  private move(from: number, to: number): void {
    if (to < 0 || to >= this.levels.length || from === to) return;
    const levels = this.levels.filter((_, at) => at !== from);
    levels.splice(to, 0, this.levels[from]!);
    this.levels = levels;
    this.dragged = undefined;
    this.draw();
    (this.list.children[to] as HTMLElement).focus();
  }
}
