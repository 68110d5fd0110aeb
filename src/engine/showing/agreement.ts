import { setImmediate } from 'node:timers/promises';
import { humanColumn } from '../../core/measures/human';
import type { AgreementReport } from '../../core/protocol/editorApi';
import { spearman, type Agreement } from '../../core/numbers/correlation';
import { ownColumns } from '../../core/scores/table';
import { baseline } from '../../core/scores/primary';
import type { Workplace } from '../workplace/workplace';
import { shownTable } from './snapshot';

/** How every column agrees with the first human column, or where there is none with plain length. */
export async function agreementOf(place: Workplace): Promise<AgreementReport> {
  const table = await shownTable(place);
  const { difficulty } = place.file.fields.map;
  const named = [...difficulty.map(humanColumn), baseline];
  const [first] = named.flatMap((name) => table.filter(({ id }) => id === name));
  const columns: { id: string; agreement: Agreement }[] = [];
  for (const { id, values } of first ? ownColumns(table).filter((column) => column !== first) : []) {
    columns.push({ id, agreement: spearman(values, first!.values) });
    // Ranking many rows takes a while: others are answered between two columns.
    await setImmediate();
  }
  return { with: first?.id ?? '', columns };
}
