import type { CutOffs } from '../../src/core/scores/bands';
import type { ScoreColumn } from '../../src/core/scores/table';
import type { PanelMemory } from '../state/panelState';
import { CutOffChoice } from './cutOffChoice';
import { Difficulty } from './difficulty';

/** One of the two cut-offs: where easy ends, or where hard begins. */
export type Edge = keyof CutOffs;

/** Where the user says that easy ends and hard begins, for each measure: by a handle, by name, or as it is by default. */
export class MovedCutOffs {
  private readonly choice = new CutOffChoice((cut) => (cut === 'usual' ? this.reset() : this.take(cut)));
  /** The choice among cut-offs that have a name. */
  readonly element = this.choice.element;
  private shown: Difficulty | undefined;

  /** `changed` is called where the cut-offs of what is shown are others now. */
  constructor(
    private readonly memory: PanelMemory,
    private readonly changed: () => void,
  ) {}

  /** The primary measure as difficulty; undefined until one is shown. */
  get difficulty(): Difficulty | undefined {
    return this.shown;
  }

  /** Shows a measure, with the cut-offs that were taken for it. */
  show(primary: ScoreColumn): Difficulty {
    this.shown = new Difficulty(primary, this.memory.now.cutOffs[primary.id]);
    this.choice.show(this.shown);
    return this.shown;
  }

  /** Moves one of the two cut-offs of what is shown. */
  move(edge: Edge, value: number): void {
    if (this.shown) this.take({ ...this.shown.cut, [edge]: value });
  }

  /** Takes the default cut-offs for what is shown. */
  reset(): void {
    if (this.shown) this.remember(this.shown, this.shown.usual.cut, {});
  }

  private take(cut: CutOffs): void {
    if (this.shown) this.remember(this.shown, cut, { [this.shown.column.id]: cut });
  }

  private remember(shown: Difficulty, cut: CutOffs, own: PanelMemory['now']['cutOffs']): void {
    shown.cut = cut;
    const { [shown.column.id]: _, ...others } = this.memory.now.cutOffs;
    this.memory.change({ cutOffs: { ...others, ...own } });
    this.choice.show(shown);
    this.changed();
  }
}
