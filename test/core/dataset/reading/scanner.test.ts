import { expect, it } from 'vitest';
import { CsvScanner } from '../../../../src/core/dataset/reading/csv';
import { JsonArrayScanner } from '../../../../src/core/dataset/reading/jsonArray';
import { JsonlScanner } from '../../../../src/core/dataset/reading/jsonl';
import { JsonObjectsScanner } from '../../../../src/core/dataset/reading/jsonObjects';
import { scannerFor } from '../../../../src/core/dataset/reading/scanner';

const head = new Uint8Array(0);

it('the scanner of a file is that of its format and layout', () => {
  const layout = { head, isSpread: false };
  expect(scannerFor({ ...layout, format: 'csv' }, { delimiter: ',', newline: '\n' })).toBeInstanceOf(
    CsvScanner,
  );
  expect(scannerFor({ ...layout, format: 'tsv' }, { delimiter: '\t', newline: '\n' })).toBeInstanceOf(
    CsvScanner,
  );
  expect(scannerFor({ ...layout, format: 'json' }, undefined)).toBeInstanceOf(JsonArrayScanner);
  expect(scannerFor({ ...layout, format: 'jsonl' }, undefined)).toBeInstanceOf(JsonlScanner);
  expect(scannerFor({ format: 'jsonl', head, isSpread: true }, undefined)).toBeInstanceOf(JsonObjectsScanner);
});
