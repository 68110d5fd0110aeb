import * as l10n from '@vscode/l10n';
import type { Band } from '../../src/core/scores/bands';
import type { ExampleBrief } from '../../src/core/protocol/answers/exampleBrief';
import { bandWord } from '../bands/bandWords';
import { html, setAttributes, setText } from '../frame/element';
import { formatNumber, formatShare } from '../frame/format';

/** What is shown of a row. */
export interface RowFacts {
  readonly row: number;
  readonly position: number;
  readonly of: number;
  /** Its value in words. */
  readonly value: string;
  /** NaN where it has no score. */
  readonly percentile: number;
  readonly band: Band | undefined;
  readonly stale: boolean;
  readonly active: boolean;
  readonly example: ExampleBrief | undefined;
}

/** How many heights of marks tell difficulty. */
const heights = 5;

/** One row of the list; an element that is used again for other rows. */
export class RowLine {
  readonly element: HTMLElement;
  private readonly mark = html('span', { class: 'row-mark', 'aria-hidden': 'true' });
  private readonly percentile = html('span', { class: 'row-percentile' });
  private readonly text = html('bdi', { class: 'row-text', dir: 'auto' });
  private readonly line = html('span', { class: 'row-line' });
  private readonly band = html('span', { class: 'row-band' });
  private row = -1;

  constructor(id: string) {
    this.element = html('div', { class: 'row', role: 'option', id });
    this.element.append(this.mark, this.percentile, this.text, this.line, this.band);
  }

  /** The row that it shows. */
  get shown(): number {
    return this.row;
  }

  /** Shows a row at a place of the list. */
  show(facts: RowFacts, top: number): void {
    const { row, position, of, value, percentile, band, stale, active, example } = facts;
    this.row = row;
    this.element.style.transform = `translateY(${top}px)`;
    setAttributes(this.element, {
      'aria-setsize': of,
      'aria-posinset': position + 1,
      'aria-selected': active ? 'true' : 'false',
      'data-band': band ?? 'none',
      'data-stale': stale,
      'data-height': Number.isNaN(percentile)
        ? 0
        : 1 + Math.min(heights - 1, Math.floor(heights * percentile)),
    });
    setText(this.percentile, Number.isNaN(percentile) ? '–' : formatNumber(Math.floor(100 * percentile)));
    this.percentile.title = Number.isNaN(percentile)
      ? l10n.t('no score')
      : l10n.t(
          '{0}, harder than {1} of the examples',
          value,
          formatShare(Math.floor(100 * percentile) / 100),
        );
    const text = example ? oneLine(example.text) || example.problem || '' : '…';
    setText(this.text, text);
    this.text.title = example ? text : '';
    setText(this.line, example ? lineWords(example.line) : '');
    setText(this.band, stale ? l10n.t('stale') : bandWord(band));
  }
}

/** How a line of the file is told. */
export function lineWords(line: number): string {
  return l10n.t('line {0}', formatNumber(line));
}

/** A name as it is shown: on one line, and told where it is empty. */
export function shownName(name: string): string {
  return oneLine(name) || l10n.t('(no name)');
}

/** A text on one line, without what could turn the text beside it around. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
