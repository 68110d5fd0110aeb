import type { PartialRecipe } from '../../src/core/mixture/recipe';
import type { CutOffs } from '../../src/core/scores/bands';
import type { VsCodeApi } from '../frame/host';
import { sorts, type Sort } from './sort';
import { panelViews, type PanelView } from '../../src/core/protocol/panelApi';
import { colourings, type Colouring } from './colouring';
import type { MapAxes } from './mapAxes';
import type { Weights } from './weights';

/** A stretch of values that is brushed; null where it goes to the end. */
export interface ValueRange {
  readonly low: number | null;
  readonly high: number | null;
}

/** What stands in the mixture form. */
export interface MixtureChoices {
  readonly mixture: PartialRecipe['mixture'];
  readonly size: string;
  readonly seed: string;
  readonly order: NonNullable<PartialRecipe['order']>;
  readonly fill: boolean;
  /** Whether the mixture goes by the primary measure or by a blend. */
  readonly by: 'primary' | 'blend';
  /** The weights of the blend as they are typed, by measure. */
  readonly weights: Weights;
}

/** What the panel remembers while it is hidden, and when the window is loaded again. */
export interface PanelState {
  readonly uri: string;
  readonly primary?: string;
  readonly brushes: Readonly<Record<string, ValueRange>>;
  readonly sort: Sort;
  readonly form: MixtureChoices;
  /** Cut-offs that the user moved, by measure. */
  readonly cutOffs: Readonly<Record<string, CutOffs>>;
  readonly view: PanelView;
  /** What the data map goes by, where the user chose it. */
  readonly map?: MapAxes & { readonly colouring: Colouring };
  /** The name of the item chosen among the responses. */
  readonly item?: string;
}

const usual: Omit<PanelState, 'uri'> = {
  brushes: {},
  sort: 'hardest',
  form: {
    mixture: 'balanced',
    size: '',
    seed: '0',
    order: 'source',
    fill: false,
    by: 'primary',
    weights: {},
  },
  cutOffs: {},
  view: 'difficulty',
};

/** Keeps what the panel remembers. */
export class PanelMemory {
  private state: PanelState;

  constructor(
    private readonly vscode: VsCodeApi,
    uri: string,
  ) {
    const before = vscode.getState();
    const same = isRecord(before) && before['uri'] === uri ? before : {};
    this.state = { ...usual, ...readState(same), uri };
    vscode.setState(this.state);
  }

  /** What is remembered. */
  get now(): PanelState {
    return this.state;
  }

  /** Remembers what is changed. */
  change(part: Partial<PanelState>): void {
    this.state = { ...this.state, ...part };
    this.vscode.setState(this.state);
  }
}

/** What of a remembered state can be used: an older version of the panel may have written it. */
function readState(value: Readonly<Record<string, unknown>>): Partial<PanelState> {
  const { primary, brushes, sort, form, cutOffs, view, item, map } = value;
  return {
    ...(typeof primary === 'string' ? { primary } : {}),
    ...(isRecord(brushes) ? { brushes: keep(brushes, isRange) } : {}),
    ...(sorts.some((one) => one === sort) ? { sort: sort as Sort } : {}),
    ...(isRecord(form) ? { form: readForm(form) } : {}),
    ...(isRecord(cutOffs) ? { cutOffs: keep(cutOffs, isCutOffs) } : {}),
    ...(panelViews.some((one) => one === view) ? { view: view as PanelView } : {}),
    ...(typeof item === 'string' ? { item } : {}),
    ...(isMap(map) ? { map } : {}),
  };
}

function keep<T>(
  all: Readonly<Record<string, unknown>>,
  is: (value: unknown) => value is T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, T] => is(entry[1])));
}

function isRange(value: unknown): value is ValueRange {
  const isEnd = (end: unknown): boolean => end === null || Number.isFinite(end);
  return isRecord(value) && isEnd(value['low']) && isEnd(value['high']);
}

function isCutOffs(value: unknown): value is CutOffs {
  return isRecord(value) && Number.isFinite(value['easy']) && Number.isFinite(value['hard']);
}

function readForm(form: Readonly<Record<string, unknown>>): MixtureChoices {
  const { by, weights } = form;
  const known = isRecord(weights) ? keep(weights, (one) => typeof one === 'string') : {};
  return { ...usual.form, ...form, by: by === 'blend' ? by : 'primary', weights: known };
}

function isMap(value: unknown): value is NonNullable<PanelState['map']> {
  return (
    isRecord(value) &&
    ['x', 'y'].every((axis) => typeof value[axis] === 'string') &&
    colourings.some((one) => one === value['colouring'])
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
