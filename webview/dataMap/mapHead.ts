import * as l10n from '@vscode/l10n';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import { dropdown } from '../frame/controls';
import { html } from '../frame/element';
import { formatNumber } from '../frame/format';
import type { MapKinds } from './mapKinds';
import type { Colouring } from '../state/colouring';
import type { MapAxes } from '../state/mapAxes';

/** What the line above a map asks for. */
export interface MapWishes {
  axes(axes: MapAxes): void;
  colour(by: Colouring): void;
}

/** The line above a map: which columns it goes by, and what its colours mean. */
export class MapHead {
  readonly element: HTMLElement;
  private readonly x;
  private readonly y;
  private readonly colour;
  private readonly colourLabel: HTMLElement;
  private readonly legend = html('span', { class: 'map-legend' });
  private axes: MapAxes = { x: '', y: '' };

  constructor(wishes: MapWishes) {
    this.x = dropdown(l10n.t('X axis'), (x) => wishes.axes({ ...this.axes, x }));
    this.y = dropdown(l10n.t('Y axis'), (y) => wishes.axes({ ...this.axes, y }));
    this.colour = dropdown(l10n.t('Colour'), (by) => wishes.colour(by as Colouring));
    this.colourLabel = labelled(l10n.t('Colour'), this.colour.element);
    this.element = html(
      'div',
      { class: 'map-head' },
      labelled(l10n.t('X axis'), this.x.element),
      labelled(l10n.t('Y axis'), this.y.element),
      this.colourLabel,
      this.legend,
    );
  }

  /** Shows which columns there are, and which are taken. */
  show(columns: readonly ColumnHead[], axes: MapAxes, colouring: Colouring, hasCorrectness: boolean): void {
    this.axes = axes;
    const choices = columns.map(({ id, title }) => ({ value: id, label: title }));
    this.x.setChoices(choices, axes.x);
    this.y.setChoices(choices, axes.y);
    this.colourLabel.hidden = !hasCorrectness;
    this.colour.setChoices(
      [
        { value: 'band', label: l10n.t('difficulty') },
        { value: 'correctness', label: l10n.t('correctness') },
      ],
      colouring,
    );
  }

  /** Shows what the colours mean, and how many rows are on the map. */
  tell({ words, of }: MapKinds, known: number): void {
    const counts = new Uint32Array(words.length);
    for (const kind of of) counts[kind]!++;
    const parts = words.flatMap((word, kind) =>
      counts[kind]! > 0 ? [legendPart(kind, word, counts[kind]!)] : [],
    );
    const missing = of.length - known;
    if (missing > 0) parts.push(html('span', {}, l10n.t('{0} without both values', formatNumber(missing))));
    this.legend.replaceChildren(...parts);
  }
}

function legendPart(kind: number, word: string, count: number): HTMLElement {
  const swatch = html('span', { class: `map-swatch map-kind-${kind}`, 'aria-hidden': 'true' });
  return html('span', { class: 'legend-part' }, swatch, `${word} ${formatNumber(count)}`);
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return html('span', { class: 'labelled' }, html('span', { 'aria-hidden': 'true' }, label), control);
}
