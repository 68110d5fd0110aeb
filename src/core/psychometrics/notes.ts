import type { Connectivity } from './connectivity';
import { fewestRespondents, itemFlag } from './flags';
import type { IrtModel } from './irtModel';
import type { ItemTable } from './itemTable';
import type { Responses } from './responses';

/** What a reader must know of a calibration before using it, each a sentence; nothing where all is well. */
export function notesOn(
  responses: Responses,
  result: { readonly items: ItemTable; readonly converged: boolean; readonly iterations: number },
  { parts }: Connectivity,
  { model, priors = 'default' }: { readonly model: IrtModel; readonly priors?: 'default' | 'none' },
): string[] {
  const counted = (flag: number): number =>
    result.items.flags.reduce((sum, flags) => sum + ((flags & flag) === 0 ? 0 : 1), 0);
  const of = `of ${responses.items} items`;
  const extreme = counted(itemFlag.allWrong | itemFlag.allRight);
  const few = counted(itemFlag.fewRespondents);
  const against = counted(itemFlag.keyProbablyWrong);
  const notes: (string | false)[] = [
    !result.converged && `The estimates still moved after ${result.iterations} iterations.`,
    parts > 1 &&
      `The answers fall into ${parts} parts that share no respondent and no item. Nothing in the data puts them on one scale: compare difficulties within a part only.`,
    counted(itemFlag.unanswered) > 0 &&
      `${counted(itemFlag.unanswered)} ${of} were answered by nobody and have no difficulty.`,
    extreme > 0 &&
      `${extreme} ${of} were always right or always wrong: ${priors === 'default' ? 'only the prior keeps their difficulty finite' : 'without a prior their difficulty is not finite, and what is shown is where the search stopped'}.`,
    few > 0 &&
      `${few} ${of} have fewer than ${fewestRespondents[model]} respondents, which is few for the ${model.toUpperCase()}.`,
    against > 0 &&
      `${against} ${of} are missed more often by the abler respondents: their answer key is probably wrong.`,
    counted(itemFlag.atBound) > 0 &&
      `The estimates of ${counted(itemFlag.atBound)} ${of} ran away: the data do not determine them.`,
    model === '3pl' &&
      priors === 'none' &&
      'Without priors the guessing parameter is hardly determined by any data: prefer the default priors.',
  ];
  return notes.filter((note) => note !== false);
}
