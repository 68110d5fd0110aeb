import { setImmediate } from 'node:timers/promises';
import { humanColumn } from '../../core/measures/human';
import type { AgreementReport } from '../../core/protocol/answers/agreementReport';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { Agreement } from '../../core/numbers/correlation';
import { orientation } from '../../core/scores/bands';
import { reversed } from '../../core/scores/dependentCorrelations';
import { rankedColumn, spearmanOfRanked } from '../../core/scores/rankedColumn';
import { ownColumns, type ScoreTable } from '../../core/scores/table';
import { baseline } from '../../core/scores/primary';
import type { Workplace } from '../workplace/workplace';
import { keptReport } from './keptReport';
import { shownTable } from './snapshot';

/** How every column agrees with the first human column, or where there is none with plain length. */
export async function agreementOf(place: Workplace): Promise<AgreementReport> {
  const { file } = place;
  const table = await shownTable(place);
  return keptReport({ file, table, of: 'agreement' }, () => agreementIn(table, file.fields.map));
}

async function agreementIn(table: ScoreTable, { difficulty }: FieldMap): Promise<AgreementReport> {
  const named = [...difficulty.map(humanColumn), baseline];
  const [first] = named.flatMap((name) => table.filter(({ id }) => id === name));
  const columns: { id: string; agreement: Agreement }[] = [];
  const ranked = first && rankedColumn(first.values);
  for (const { id, values } of first ? ownColumns(table).filter((column) => column !== first) : []) {
    const agreement = spearmanOfRanked(rankedColumn(values), ranked!);
    columns.push({ id, agreement: orientation(first!.direction) === 1 ? agreement : reversed(agreement) });
    // Ranking many rows takes a while: others are answered between two columns.
    await setImmediate();
  }
  return { with: first?.id ?? '', columns };
}
