import * as l10n from '@vscode/l10n';
import type { Axis } from './axis';
import { html, setAttributes } from '../frame/element';
import { formatExamples, formatNumber, formatShare } from '../frame/format';
import type { Values } from '../../src/core/numbers/values';
import type { Edge } from '../bands/movedCutOffs';
import type { Difficulty } from '../bands/difficulty';

/** A line across the large histogram that ends the easy band, or begins the hard one. */
export class CutOffHandle {
  readonly element: HTMLElement;
  private axis: Axis | undefined;
  private difficulty: Difficulty | undefined;
  private dragging = false;

  constructor(
    private readonly edge: Edge,
    private readonly change: (edge: Edge, value: number) => void,
    private readonly reset: () => void,
  ) {
    const label = edge === 'easy' ? l10n.t('End of the easy band') : l10n.t('Beginning of the hard band');
    this.element = html('div', {
      class: `cut-off cut-off-${edge}`,
      role: 'slider',
      tabindex: 0,
      'aria-label': label,
      title: l10n.t('{0}: drag it, or use the arrow keys. Escape or double click: as before.', label),
    });
    this.element.addEventListener('pointerdown', (event) => this.begin(event));
    this.element.addEventListener('pointermove', (event) => this.move(event));
    this.element.addEventListener('pointerup', () => (this.dragging = false));
    this.element.addEventListener('pointercancel', () => (this.dragging = false));
    this.element.addEventListener('dblclick', () => this.reset());
    this.element.addEventListener('keydown', (event) => this.press(event));
  }

  /** Shows the cut-off where it is now. */
  show(axis: Axis, difficulty: Difficulty, count: number, known: number): void {
    this.axis = axis;
    this.difficulty = difficulty;
    const { cut, column } = difficulty;
    const value = `${formatNumber(cut[this.edge])} ${column.unit}`.trim();
    const rows = `${formatExamples(count)}, ${formatShare(count / known)}`;
    this.element.style.left = `${100 * placeOf(this.edge, axis, difficulty)}%`;
    setAttributes(this.element, {
      'aria-valuemin': axis.low,
      'aria-valuemax': axis.high,
      'aria-valuenow': Math.min(axis.high, Math.max(axis.low, cut[this.edge])),
      'aria-valuetext':
        this.edge === 'easy'
          ? l10n.t('easy up to {0}: {1}', value, rows)
          : l10n.t('hard from {0}: {1}', value, rows),
    });
  }

  private begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.element.focus();
    this.element.setPointerCapture(event.pointerId);
    this.dragging = true;
  }

  private move({ clientX }: PointerEvent): void {
    if (!this.dragging || !this.axis) return;
    const { left, width } = this.element.parentElement!.getBoundingClientRect();
    this.propose(this.valueAt(Math.min(1, Math.max(0, (clientX - left) / width))));
  }

  /** The value whose boundary is nearest to a place. */
  private valueAt(place: number): number {
    const { axis, difficulty } = this;
    const value = axis!.valueAt(place);
    if (axis!.kind === 'continuous') return value;
    const below = (this.edge === 'easy') === (difficulty!.sign === 1);
    if (axis!.kind === 'whole') return Math.round(value) - (below ? 1 : 0);
    return Math.round(value + (below ? -0.5 : 0.5));
  }

  private press(event: KeyboardEvent): void {
    if (!this.axis || !this.difficulty) return;
    const { axis } = this;
    const step = stepOf(axis) * (event.shiftKey ? 10 : 1);
    const now = this.difficulty.cut[this.edge];
    const next: Partial<Record<string, number>> = {
      ArrowRight: now + step,
      ArrowUp: now + step,
      PageUp: now + 10 * step,
      ArrowLeft: now - step,
      ArrowDown: now - step,
      PageDown: now - 10 * step,
      Home: axis.valuesIn(0, 1).low,
      End: axis.valuesIn(0, axis.bins).high,
    };
    const value = next[event.key];
    if (value === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (value === undefined) this.reset();
    else this.propose(value);
  }

  /** The cut-offs must not meet: each stops one step before the other. */
  private propose(value: number): void {
    const { axis, difficulty } = this;
    const step = stepOf(axis!);
    const snapped = axis!.kind === 'continuous' ? value : Math.round(value);
    const { low, high } = axis!.valuesIn(0, axis!.bins);
    const kept = Math.min(high, Math.max(low, snapped));
    const { cut, sign } = difficulty!;
    const limit = this.edge === 'easy' ? cut.hard - sign * step : cut.easy + sign * step;
    const isUpper = (this.edge === 'easy') === (sign === 1);
    this.change(this.edge, isUpper ? Math.min(kept, limit) : Math.max(kept, limit));
  }
}

/** Where a cut-off stands on an axis: values equal to it belong to its band. */
export function placeOf(
  edge: Edge,
  axis: Axis,
  { cut, sign, column }: Pick<Difficulty, 'cut' | 'sign' | 'column'>,
): number {
  const isLower = (edge === 'easy') === (sign === 1);
  const end = axis.kind === 'continuous' ? endOfBand(column.values, cut[edge], isLower) : cut[edge];
  return isLower ? axis.endOf(end) : axis.startOf(end);
}

/** A cut-off that is one of the values is drawn halfway to the next one, which is in another band: so its own bar is in its band. */
function endOfBand(values: Values, cut: number, isLower: boolean): number {
  let next = isLower ? Infinity : -Infinity;
  let occurs = false;
  for (const value of values)
    if (value === cut) occurs = true;
    else if (isLower ? value > cut && value < next : value < cut && value > next) next = value;
  return occurs && Number.isFinite(next) ? (cut + next) / 2 : cut;
}

function stepOf(axis: Axis): number {
  return axis.kind === 'continuous' ? (axis.high - axis.low) / 200 : 1;
}
