import type { Remark } from '../../core/remedy';
import { ImportedInput } from '../inputs/imported';
import type { Workplace } from '../workplace/workplace';

/** Sentences on what was imported for a dataset and is lost: its note is damaged, or much of it is of no row any more. */
export async function lostRemarks({ inputs }: Workplace): Promise<Remark[]> {
  const imported = Object.values(inputs).filter((input) => input instanceof ImportedInput);
  const remarks: Remark[] = [];
  for (const input of imported) remarks.push(...(await input.damageRemarks()));
  for (const input of imported) remarks.push(...(await input.lossRemarks()));
  return remarks;
}
