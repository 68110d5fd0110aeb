import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessage } from '../../../src/core/message';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import type { CorrelationReport } from '../../../src/core/protocol/answers/correlationReport';
import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import type { PanelDataset } from '../../../src/core/protocol/panelDataset';
import { madeOf, messages } from './madeMessages';

/** Checks that every one of these versions of a message is refused. */
function refused<T>(name: string, broken: (message: T) => readonly unknown[]): void {
  const law = fc.property(madeOf(name) as fc.Arbitrary<T>, (message) => {
    for (const one of broken(message)) expect(isMessage(messages[name]!.schema, one)).toBe(false);
  });
  fc.assert(law, { numRuns: 30 });
}

/** The same columns, each time one of them a number longer. */
function uneven(columns: object): object[] {
  return Object.entries(columns).map(([name, column]) => ({ ...columns, [name]: longer(column) }));
}

function longer(column: unknown): unknown {
  if (Array.isArray(column)) return [...(column as unknown[]), 'one more'];
  const { constructor } = column as { constructor: unknown };
  return (constructor as typeof Float64Array).from([...(column as Float64Array), 0]);
}

describe('A dataset', () => {
  it('has one state a row', () => {
    refused<PanelDataset>('show', (dataset) => [
      { ...dataset, states: longer(dataset.states) },
      { ...dataset, rows: dataset.rows + 1 },
    ]);
  });

  it('has columns of as many rows as it has', () => {
    refused<PanelDataset>('show', (dataset) =>
      dataset.columns.map((column, at) => ({
        ...dataset,
        columns: dataset.columns.with(at, { ...column, rows: column.rows + 1 }),
      })),
    );
  });

  it('has its primary and its human column among them', () => {
    refused<PanelDataset>('show', (dataset) =>
      ['primary', 'human'].map((name) => ({ ...dataset, columns: [], [name]: 'rarity' })),
    );
  });
});

it('Correlations have a cell for each pair of columns', () => {
  refused<CorrelationReport>('correlations', (report) => {
    const cell = { rho: 0.5, low: 0.4, high: 0.6, n: 10 };
    const { cells } = report;
    return [[...cells, cell], ...(cells.length > 0 ? [cells.slice(1)] : [])].map((all) => ({
      ...report,
      cells: all,
    }));
  });
});

it('The columns of a calibration are as long as the names', () => {
  refused<CalibrationReport>('calibration', (report) => [
    ...uneven(report.items).map((items) => ({ ...report, items })),
    ...uneven(report.respondents).map((respondents) => ({ ...report, respondents })),
  ]);
});

it('The answers to an item say the same of each respondent', () => {
  refused<ItemAnswers>('itemAnswers', uneven);
});
