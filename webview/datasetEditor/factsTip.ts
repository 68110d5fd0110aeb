import { isMessage } from '../../src/core/message';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import { rowFactsSchema } from '../../src/core/protocol/browsing/rowFacts';
import type { DatasetEditorHost } from '../../src/core/protocol/datasetEditorApi';
import { html } from '../frame/element';
import { Latest } from '../frame/latest';
import { putTip } from '../frame/tipPlace';
import { factsBox } from './factsBox';

/** How long the pointer must rest on a row, in milliseconds: as long as in the text editor. */
const patience = 350;

/** What is known of the difficulty of the row under the pointer. */
export class FactsTip {
  readonly element = html('div', { class: 'tip facts-tip', role: 'tooltip', hidden: true });
  private readonly latest = new Latest();
  private timer: number | undefined;
  private row: number | undefined;

  constructor(private readonly host: Pick<DatasetEditorHost, 'facts'>) {
    window.addEventListener('keydown', () => this.point(undefined, undefined));
  }

  /** The pointer is on a row now; undefined where it is on none. */
  point(row: RowCells | undefined, element: HTMLElement | undefined): void {
    if (row?.row === this.row && element && !this.element.hidden) return;
    if (row && row.row === this.row && this.timer !== undefined) return;
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.latest.forget();
    this.element.hidden = true;
    this.row = row?.row;
    if (row && element && row.problem === undefined)
      this.timer = window.setTimeout(() => this.ask(row.row, element), patience);
  }

  private ask(row: number, element: HTMLElement): void {
    this.timer = undefined;
    this.latest.ask(this.host.facts({ row }), (facts) => {
      const field = this.element.parentElement;
      if (!facts || !field || !isMessage(rowFactsSchema, facts)) return;
      this.element.replaceChildren(...factsBox(facts));
      this.element.hidden = false;
      const { left, top } = field.getBoundingClientRect();
      const about = element.firstElementChild!.getBoundingClientRect();
      const { width, height } = about;
      putTip(this.element, { left: about.left - left, top: about.top - top, width, height }, field);
    });
  }
}
