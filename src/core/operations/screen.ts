import * as v from 'valibot';
import { browsing } from './browsing';
import { datasetInput, tableInput } from './datasetInput';
import { readPlace } from './places';
import { flag, inputs, list, maybe, row, text, words } from './inputs';

/** What an editor's screen asks for and nobody else does: the requests alone. */
export const screen = {
  ...browsing,
  snapshot: inputs({
    ...datasetInput.entries,
    /** What is held of an earlier snapshot: of what is the same, only the name is sent. */
    held: maybe(
      inputs({
        /** The digest of the records whose snapshot it is. */
        digest: text,
        /** The versions of its columns, see `versionKey`. */
        versions: list(text),
        /** Whether ids and lines are held. */
        rows: flag,
      }),
    ),
    /** The measures that a user wants of every dataset: others, be they stored in part, leave no row unscored. All, where none are named. */
    measures: maybe(list(text)),
    /** Of one column alone the numbers are wanted, and neither ids nor lines: the primary one, which is this where there is such a column. */
    primaryOnly: maybe(inputs({ chosen: v.undefinedable(text) })),
  }),
  /** A column's numbers in these rows, from 0 and without the last. */
  numbers: inputs({ ...datasetInput.entries, id: text, from: row, to: row }),
  problems: datasetInput,
  hints: datasetInput,
  examine: inputs({ ...datasetInput.entries, records: list(text) }),
  examples: inputs({ ...datasetInput.entries, rows: list(row) }),
  /** Where a record stands, and its id (four words), lest the file was changed since. */
  answerTokens: inputs({ ...datasetInput.entries, row, id: words }),
  agreement: tableInput,
  rollouts: datasetInput,
  /** A file that may be a response log. */
  logKind: inputs({ path: readPlace }),
} as const;
