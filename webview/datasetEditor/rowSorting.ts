import * as l10n from '@vscode/l10n';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import type { DatasetEditorHost, EditorDataset } from '../../src/core/protocol/datasetEditorApi';
import { LongCall } from './longCall';
import type { StatusLine } from './statusLine';

/** The order that rows are shown in. While another one is made it is the one before. */
export class RowSorting {
  private readonly call: LongCall;
  private shown: RowSort | undefined;

  constructor(
    private readonly host: Pick<DatasetEditorHost, 'sortRows'>,
    status: StatusLine,
    private readonly say: (error: unknown) => void,
  ) {
    this.call = new LongCall(status);
  }

  /** What rows are in order by; undefined where they are as in the file. */
  get now(): RowSort | undefined {
    return this.shown;
  }

  /** What a click on a column asks for: its order, then the other way round, then that of the file. */
  next(path: string): RowSort | undefined {
    const own = this.shown?.by === 'field' && this.shown.name === path ? this.shown : undefined;
    if (!own) return { by: 'field', name: path, isDescending: false };
    return own.isDescending ? undefined : { ...own, isDescending: true };
  }

  /** Makes an order; undefined where rows stay as they were. An order that cannot be made again is given up. */
  async order(
    sort: RowSort | undefined,
    dataset: EditorDataset,
  ): Promise<{ readonly isOther: boolean } | undefined> {
    try {
      if (!sort) this.call.end();
      else {
        const words = l10n.t('Sorting by {0}', titleOf(sort, dataset));
        const made = await this.call.run(words, (options) => this.host.sortRows({ sort }, options));
        if (!made) return undefined;
      }
    } catch (error) {
      this.say(error);
      return this.shown?.name === sort?.name ? this.order(undefined, dataset) : undefined;
    }
    const isOther = JSON.stringify(this.shown) !== JSON.stringify(sort);
    this.shown = sort;
    return { isOther };
  }

  /** The order in words. */
  words(dataset: EditorDataset): string {
    return this.shown
      ? l10n.t('sorted by {0}', titleOf(this.shown, dataset))
      : l10n.t('in the order of the file');
  }
}

function titleOf({ by, name }: RowSort, { measures }: EditorDataset): string {
  return by === 'field' ? name : (measures.find(({ id }) => id === name)?.title ?? name);
}
