import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import type { VsCodeApi } from '../frame/host';

/** What a dataset editor remembers while it is hidden, and when the window is loaded again. */
export interface EditorState {
  readonly sort?: RowSort | undefined;
  /** The position that the keyboard is at. */
  readonly position?: number | undefined;
  /** The widths that columns were dragged to, by path. */
  readonly widths: Readonly<Record<string, number>>;
  /** Whether a record is shown in full. */
  readonly isOpen: boolean;
}

const nothing: EditorState = { widths: {}, isOpen: false };

/** What a dataset editor remembers. */
export class EditorMemory {
  now: EditorState;

  constructor(private readonly vscode: VsCodeApi) {
    this.now = { ...nothing, ...asState(vscode.getState()) };
  }

  /** Remembers some of it anew. */
  change(part: Partial<EditorState>): void {
    this.now = { ...this.now, ...part };
    this.vscode.setState(this.now);
  }
}

/** What of a state that was left behind is what it should be. */
function asState(value: unknown): Partial<EditorState> {
  const { sort, position, widths, isOpen } = (value ?? {}) as Record<string, unknown>;
  const { by, name, isDescending } = (sort ?? {}) as Record<string, unknown>;
  const isSort =
    (by === 'measure' || by === 'field') && typeof name === 'string' && typeof isDescending === 'boolean';
  const isWidths =
    typeof widths === 'object' &&
    widths !== null &&
    Object.values(widths).every((one) => typeof one === 'number');
  return {
    ...(isSort && { sort: { by, name, isDescending } }),
    ...(typeof position === 'number' && { position }),
    ...(isWidths && { widths: widths as Record<string, number> }),
    ...(typeof isOpen === 'boolean' && { isOpen }),
  };
}
