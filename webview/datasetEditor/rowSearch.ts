import * as l10n from '@vscode/l10n';
import { isMessage } from '../../src/core/message';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import { datasetEditorAnswers, type DatasetEditorHost } from '../../src/core/protocol/datasetEditorApi';
import type { Grid } from './grid';
import { LongCall } from './longCall';
import { SearchBox } from './searchBox';
import type { StatusLine } from './statusLine';

/** What a search works with. */
export interface RowSearchGiven {
  readonly host: Pick<DatasetEditorHost, 'findText'>;
  readonly status: StatusLine;
  grid(): Grid;
  /** The order that places are told in; undefined for that of the file. */
  sort(): RowSort | undefined;
  /** Whether there is a dataset to be searched. */
  isOpen(): boolean;
  say(error: unknown): void;
}

const longestTold = 40;

/** The search for a text in all records, from the place where the keyboard is. */
export class RowSearch {
  readonly box: SearchBox;
  private readonly call: LongCall;

  constructor(private readonly given: RowSearchGiven) {
    this.call = new LongCall(given.status);
    this.box = new SearchBox({
      find: (text) => void this.find(text),
      goTo: (position) => given.grid().goTo(position, true),
      position: () => given.grid().active,
      leave: () => given.grid().element.focus(),
    });
  }

  /** Looks again for what was looked for, as rows are in another order. */
  async again(): Promise<void> {
    if (this.box.text !== '') await this.find(this.box.text);
  }

  private async find(text: string): Promise<void> {
    if (!this.given.isOpen() || text === '') {
      this.call.end();
      return this.box.show(undefined);
    }
    try {
      await this.findIn(text, this.given.grid());
    } catch (error) {
      this.given.say(error);
    }
  }

  /** Goes to the first place as soon as it is known, where the keyboard is nowhere yet. */
  private async findIn(text: string, grid: Grid): Promise<void> {
    const sort = this.given.sort();
    const start = grid.active;
    let isThere = false;
    const told = text.length > longestTold ? `${text.slice(0, longestTold)}…` : text;
    const found = await this.call.run(
      l10n.t('Searching for "{0}"', told),
      (options) => this.given.host.findText({ text, ...(sort && { sort }) }, options),
      ({ first }) => {
        if (isThere || first === undefined || this.given.sort() || start !== undefined) return;
        isThere = true;
        grid.goTo(first, true);
      },
    );
    if (!found || !isMessage(datasetEditorAnswers.findText, found)) return;
    this.box.show(found);
    const next = found.places.find((place) => place >= (grid.active ?? 0)) ?? found.places[0];
    if (next !== undefined && !isThere) grid.goTo(next, true);
    this.box.tell();
  }
}
