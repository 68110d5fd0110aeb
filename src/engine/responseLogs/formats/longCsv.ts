import { readCsvRows } from '../reading/csvRows';
import { readHeadedRows, repeatedHeader } from '../reading/headedRows';
import type { Importer } from '../reading/importer';
import { longColumns } from './longColumns';
import { LongRows } from './longRows';
import { noteFields, whyLong } from './longWords';

/** One answer a record in CSV: respondent, item, score, and perhaps a number of attempts. */
export const longCsv: Importer = longRows(false);

/** The same of one model, for which the name of the file or its folder stands. */
export const oneModelCsv: Importer = longRows(true);

function longRows(isOfOne: boolean): Importer {
  return {
    format: 'long',
    title: 'one answer a row',
    about: 'one answer a row, in CSV or JSON Lines: respondent, item, score',
    asks: 'fields',
    takes: ['right', 'missing'],

    recognise({ content }, options) {
      const columns = content.kind === 'csv' ? longColumns(content, options, isOfOne) : undefined;
      return columns && `${whyLong('columns', columns)}${columns.header ? '' : ' (no header)'}`;
    },

    async read({ path, name, text, content }, sheet, { options, range, model }) {
      const columns = content.kind === 'csv' ? longColumns(content, options, isOfOne) : undefined;
      if (!columns || content.kind !== 'csv') return;
      noteFields(sheet, columns, model);
      const reader = new LongRows(sheet, columns, path, model);
      if (columns.header) {
        const note = repeatedHeader(name, await readHeadedRows(text.path, content.dialect, reader, range));
        if (note !== undefined) sheet.notes.add(note);
      } else await readCsvRows(text.path, content.dialect, reader, range);
      reader.finish();
    },
  };
}
