import * as l10n from '@vscode/l10n';
import type { BinRange } from '../../src/core/scores/crossfilter';
import { tickLabels, upTickLabels } from '../charts/axisTicks';
import { Brush } from '../charts/brush';
import { html, setText } from '../frame/element';
import { formatRange } from '../frame/format';
import { valuesIn, type ShownColumn } from '../charts/shownColumn';

interface Axis {
  readonly shown: ShownColumn;
  readonly brush: Brush;
}

/** What stands around a map: the titles and numbers of its axes, and the brushes along them. */
export class MapFrame {
  readonly element: HTMLElement;
  private readonly xAxis = html('div', { class: 'map-brush map-brush-x' });
  private readonly yAxis = html('div', { class: 'map-brush map-brush-y' });
  private readonly xTicks = html('div', { class: 'ticks', 'aria-hidden': 'true' });
  private readonly yTicks = html('div', { class: 'map-y', 'aria-hidden': 'true' });
  private readonly xTitle = html('div', { class: 'axis-title', 'aria-hidden': 'true' });
  private readonly yTitle = html('div', { class: 'axis-title map-y-title', 'aria-hidden': 'true' });
  private axes: { readonly of: string; readonly x: Axis; readonly y: Axis } | undefined;

  constructor(
    field: HTMLElement,
    private readonly brush: (id: string, range: BinRange | undefined) => void,
  ) {
    this.element = html('div', { class: 'map-plot' });
    this.element.append(this.yTitle, this.yTicks, this.yAxis, field, this.xAxis, this.xTicks, this.xTitle);
  }

  /** Shows the axes of a field of this size. */
  show(x: ShownColumn, y: ShownColumn, width: number, height: number): void {
    setText(this.xTitle, titleOf(x));
    setText(this.yTitle, titleOf(y));
    this.xTicks.replaceChildren(...tickLabels({ ...x, column: { ...x.column, unit: '' } }, width));
    this.yTicks.replaceChildren(...upTickLabels(y, height));
    this.makeBrushes(x, y);
  }

  /** Shows what is brushed along each axis. */
  showRanges(ranges: { readonly x: BinRange | undefined; readonly y: BinRange | undefined }): void {
    if (!this.axes) return;
    for (const axis of ['x', 'y'] as const) {
      const { shown, brush } = this.axes[axis];
      const range = ranges[axis];
      brush.show({ bins: shown.bins.count, range, words: wordsOf(shown, range) });
    }
  }

  /** The brushes are made anew only where they are of other columns: one of them may have the focus. */
  private makeBrushes(x: ShownColumn, y: ShownColumn): void {
    const of = JSON.stringify([x, y].map(({ column: { id, title } }) => [id, title]));
    const kept = this.axes?.of === of ? this.axes : undefined;
    this.axes = {
      of,
      x: { shown: x, brush: kept?.x.brush ?? this.brushOf(x, l10n.t('Brush along {0}', x.column.title)) },
      y: { shown: y, brush: kept?.y.brush ?? this.brushOf(y, l10n.t('Brush up {0}', y.column.title), true) },
    };
    if (kept) return;
    this.xAxis.replaceChildren(this.axes.x.brush.element);
    this.yAxis.replaceChildren(this.axes.y.brush.element);
  }

  private brushOf({ column: { id } }: ShownColumn, label: string, isUpright = false): Brush {
    return new Brush(label, (range) => this.brush(id, range), isUpright);
  }
}

function titleOf({ column: { title, unit } }: ShownColumn): string {
  return unit === '' || unit === title ? title : `${title}, ${unit}`;
}

function wordsOf(shown: ShownColumn, range: BinRange | undefined): string {
  if (!range) return l10n.t('not brushed');
  const { low, high } = valuesIn(shown, range.from, range.to);
  return `${formatRange(low, high, shown.axis.span)} ${shown.column.unit}`.trim();
}
