import * as l10n from '@vscode/l10n';
import { rowStates } from '../../src/core/protocol/editorApi';
import type { Difficulty } from '../bands/difficulty';
import { html } from '../frame/element';
import type { ExampleTexts } from './exampleTexts';
import { lineWords, RowLine } from './rowLine';
import { listMove } from '../frame/listMove';
import { formatEstimate, formatNumber } from '../frame/format';
import { Scroller } from '../frame/scroller';
import type { Values } from '../../src/core/numbers/values';

/** The selected rows, of which only those in sight are drawn. */
export class RowList {
  readonly element: HTMLElement;
  private readonly spacer = html('div', { class: 'row-spacer', role: 'presentation' });
  private readonly scroller: Scroller;
  private readonly lines: RowLine[] = [];
  private rows: Uint32Array = new Uint32Array();
  private difficulty: Difficulty | undefined;
  private states: Uint8Array = new Uint8Array();
  /** The standard errors of the difficulty, where it has any. */
  private errors: Values | undefined;
  /** The row that the keyboard is at, and its position. */
  private active: { row: number; position: number } | undefined;

  constructor(
    private readonly texts: ExampleTexts,
    private readonly reveal: (row: number) => void,
  ) {
    this.element = html('div', {
      class: 'row-list',
      role: 'listbox',
      tabindex: 0,
      'aria-label': l10n.t('Selected examples'),
    });
    this.element.append(this.spacer);
    this.scroller = new Scroller(this.element, this.spacer, () => this.draw());
    this.element.addEventListener('keydown', (event) => this.press(event));
    this.element.addEventListener('focus', () => this.enter());
    this.element.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Shows these rows; the one that the keyboard is at stays, where it is still among them. */
  show(rows: Uint32Array, difficulty: Difficulty, states: Uint8Array, errors: Values | undefined): void {
    this.errors = errors;
    this.rows = rows;
    this.difficulty = difficulty;
    this.states = states;
    if (this.active && rows[this.active.position] !== this.active.row) {
      const position = rows.indexOf(this.active.row);
      this.active = position < 0 ? undefined : { row: this.active.row, position };
    }
    this.element.hidden = rows.length === 0;
    // As wide as the longest line number may become, so that numbers stand below each other.
    this.element.style.setProperty('--line-chars', String(lineWords(states.length).length));
    this.scroller.resize(rows.length);
    this.draw();
  }

  /** Goes back to the first row. */
  toTop(): void {
    this.scroller.goTo(0);
    this.draw();
  }

  /** Draws the rows in sight. */
  draw(): void {
    const { difficulty } = this;
    if (!difficulty || this.element.clientHeight === 0) return;
    const { first, last, topOf } = this.scroller.window;
    const inSight = this.rows.subarray(first, last);
    while (this.lines.length < inSight.length) this.addLine();
    this.lines.forEach((line, at) => {
      line.element.hidden = at >= inSight.length;
      if (!line.element.hidden)
        line.show(this.facts(inSight[at]!, first + at, difficulty), topOf(first + at));
    });
    this.markActive();
    this.texts.want([...inSight]);
  }

  private facts(row: number, position: number, difficulty: Difficulty): Parameters<RowLine['show']>[0] {
    return {
      row,
      position,
      of: this.rows.length,
      value: valueWords(difficulty, row, this.errors?.[row] ?? NaN),
      percentile: difficulty.percentile(row),
      band: difficulty.band(row),
      stale: this.states[row] === rowStates.stale || difficulty.column.stale === true,
      active: this.active?.position === position,
      example: this.texts.get(row),
    };
  }

  private addLine(): void {
    const line = new RowLine(`row-${this.lines.length}`);
    this.lines.push(line);
    this.element.append(line.element);
  }

  private markActive(): void {
    const line = this.lines.find(({ element, shown }) => !element.hidden && shown === this.active?.row);
    if (line) this.element.setAttribute('aria-activedescendant', line.element.id);
    else this.element.removeAttribute('aria-activedescendant');
  }

  private enter(): void {
    if (!this.active && this.rows.length > 0) this.goTo(this.scroller.window.first);
  }

  private click({ target }: MouseEvent): void {
    const line = this.lines.find(({ element }) => element.contains(target as Node));
    if (!line) return;
    this.goTo(this.rows.indexOf(line.shown));
    this.reveal(line.shown);
  }

  private press(event: KeyboardEvent): void {
    const place = { now: this.active?.position ?? 0, page: this.scroller.page, last: this.rows.length - 1 };
    const position = listMove(event.key, place);
    const opens = event.key === 'Enter' || event.key === ' ';
    if (position === undefined && !opens) return;
    event.preventDefault();
    if (position !== undefined) this.goTo(position);
    else if (this.active) this.reveal(this.active.row);
  }

  private goTo(position: number): void {
    this.active = { row: this.rows[position]!, position };
    this.scroller.reveal(position);
    this.draw();
  }
}

/** The value of a row with its unit, and its standard error where it has one: "1.84 ± 0.31 logits". */
function valueWords(difficulty: Difficulty, row: number, error: number): string {
  const value = difficulty.value(row);
  const words = Number.isNaN(error) ? formatNumber(value) : formatEstimate(value, error);
  return `${words} ${difficulty.column.unit}`.trim();
}
