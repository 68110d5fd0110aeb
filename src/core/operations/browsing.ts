import * as v from 'valibot';
import { datasetInput } from './datasetInput';
import { flag, inputs, list, maybe, oneOf, row, text } from './inputs';

/** What rows are put in order by: a measure's scores, or a field's values. Rows without one come last either way. */
export const rowSortInput = inputs({
  by: oneOf(['measure', 'field']),
  /** The id of the measure's column, or the path of the field. */
  name: text,
  isDescending: flag,
});

/** Which scores the marks of rows tell, and a text that is another one whenever they may be others. */
export const markedScoresInput = inputs({ primary: text, state: text, measures: maybe(list(text)) });

const sorted = { ...datasetInput.entries, sort: maybe(rowSortInput) };

/** What the dataset editor asks for: a few rows at a time of a dataset of any size. */
export const browsing = {
  /** The first records, read before anything is known of the rest. */
  head: datasetInput,
  /** The rows at these positions of an order, from 0 and without the last, with the beginnings of what these fields hold. */
  cells: inputs({
    ...sorted,
    from: row,
    to: row,
    columns: v.pipe(list(text), v.maxLength(1000, 'at most 1,000 fields')),
    scores: maybe(markedScoresInput),
  }),
  sortRows: inputs({ ...datasetInput.entries, sort: rowSortInput }),
  /** The rows that hold a text, whatever the case of its letters. */
  findText: inputs({ ...sorted, text }),
  /** Where a row, or the record on a line (from 1), stands in an order. */
  findPlace: inputs({ ...sorted, by: oneOf(['row', 'line']), at: row }),
  recordParts: inputs({ ...datasetInput.entries, row }),
  describeRow: inputs({ ...datasetInput.entries, row, scores: markedScoresInput }),
} as const;
