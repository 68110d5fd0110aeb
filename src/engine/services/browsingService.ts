import { findPlace } from '../browsing/findPlace';
import { describeRow } from '../browsing/describeRow';
import { findReport } from '../browsing/findReport';
import { headReport } from '../browsing/headReport';
import { orderByField, orderByMeasure } from '../browsing/keptOrders';
import { recordParts } from '../browsing/recordParts';
import { rowCells } from '../browsing/rowCells';
import { markedTable } from '../browsing/rowMarks';
import type { RowOrder } from '../browsing/rowOrder';
import { readAgain } from '../sources/readAgain';
import type { DatasetFile } from '../sources/datasetFile';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import type { Asker } from '../browsing/keptByFile';
import type { BrowsingApi, ReadingProgress, RowSort } from '../../core/protocol/browsing/browsingApi';
import type { DatasetRequest } from '../../core/protocol/datasetApi';

/** What the engine does for the dataset editor. What is read is read again where the file is changed meanwhile. */
export function browsingService(shared: Shared): BrowsingApi {
  const place = (request: DatasetRequest, { signal }: Pick<Asker, 'signal'>): Promise<Workplace> =>
    Workplace.open(request, shared, signal);
  const file = (request: DatasetRequest, { signal }: Pick<Asker, 'signal'>): Promise<DatasetFile> =>
    shared.datasets.open(request, signal);
  const order = async (
    request: DatasetRequest & { readonly sort?: RowSort },
    context: Asker<ReadingProgress>,
  ): Promise<RowOrder | undefined> => {
    if (!request.sort) return undefined;
    return request.sort.by === 'field'
      ? orderByField(await file(request, context), request.sort, context)
      : orderByMeasure(await place(request, context), request.sort, context);
  };
  return {
    head: (request) => headReport(request, shared.texts),
    cells: (request, context) =>
      readAgain(async () => {
        const { scores, from, to, columns } = request;
        const marks = scores && (await markedTable(await place(request, context), scores, context.signal));
        const shown = { from, to, columns, order: await order(request, context), marks };
        return rowCells(await file(request, context), shown, context.signal);
      }),
    sortRows: (request, context) =>
      readAgain(async () => ({ unknown: (await order(request, context))!.unknown })),
    findText: (request, context) =>
      readAgain(async () =>
        findReport(
          await file(request, context),
          request.text,
          await order(request, { signal: context.signal }),
          context,
        ),
      ),
    findPlace: (request, context) =>
      readAgain(async () => findPlace(await file(request, context), request, await order(request, context))),
    recordParts: (request, context) =>
      readAgain(async () => recordParts(await file(request, context), request.row, context.signal)),
    describeRow: (request, context) =>
      readAgain(async () => describeRow(await place(request, context), request, context.signal)),
  };
}
