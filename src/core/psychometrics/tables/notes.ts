import type { Connectivity } from '../model/connectivity';
import { fewestUnder, itemFlag, respondentFlag } from './flags';
import type { PriorKind } from '../model/priors';
import { parametersPerItem, type IrtModel } from '../model/irtModel';
import type { ItemTable } from './itemTable';
import type { RespondentTable } from './respondentTable';
import type { Responses } from '../model/responses';

/** What the notes depend on besides the result. */
export interface NotedOptions {
  readonly model: IrtModel;
  /** `default` where absent. */
  readonly priors?: PriorKind;
  readonly anchor?: object;
}

/** What a reader must know of a calibration before using it, each a sentence; nothing where all is well. */
export function notesOn(
  responses: Responses,
  result: {
    readonly items: ItemTable;
    readonly respondents: RespondentTable;
    readonly converged: boolean;
    readonly iterations: number;
    /** Whether errors are those at the mode of learnt priors, not those over the whole posterior. */
    readonly areErrorsOfMode?: boolean;
  },
  { parts }: Connectivity,
  { model, priors = 'default', anchor }: NotedOptions,
): string[] {
  const counted = (flag: number): number => countFlagged(result.items.flags, flag);
  const atLimit = countFlagged(result.respondents.flags, respondentFlag.allWrong | respondentFlag.allCorrect);
  const of = `of ${responses.items} items`;
  const extreme = counted(itemFlag.allWrong | itemFlag.allCorrect);
  const few = counted(itemFlag.fewRespondents);
  const against = counted(itemFlag.keyProbablyWrong);
  const negative = counted(itemFlag.negativeSlope);
  const notes: (string | false)[] = [
    !result.converged && `The estimates still moved after ${result.iterations} iterations.`,
    parts > 1 &&
      `The answers fall into ${parts} parts that share no respondent and no item, so that nothing puts them on one scale: ${scaleOf(model, anchor !== undefined)}. Compare difficulties within a part only.`,
    counted(itemFlag.unanswered) > 0 &&
      `${counted(itemFlag.unanswered)} ${of} were answered by nobody and have no difficulty.`,
    extreme > 0 &&
      `${extreme} ${of} were always correct or always wrong: ${priors !== 'none' ? 'only the prior keeps their difficulty finite' : 'without a prior their difficulty is not finite, and what is shown is where the search stopped'}.`,
    atLimit > 0 &&
      `${atLimit} of ${responses.respondents} respondents got everything right or everything wrong: how far beyond the items they are is assumed, not seen.`,
    few > 0 &&
      `${few} ${of} have fewer than ${fewestUnder(model, priors)} respondents, which is few for the ${model.toUpperCase()}.`,
    against > 0 &&
      `${against} ${of} are missed more often by stronger respondents: their answer key is probably wrong.`,
    negative > 0 &&
      `${negative} ${of} have a negative discrimination: stronger respondents miss ${negative === 1 ? 'this item' : 'these items'} more often, so that their b is no difficulty.`,
    2.5 * negative > responses.items &&
      'So many discriminations are negative that the answers hardly tell which end of the scale is the stronger one: check how the answers are scored.',
    result.areErrorsOfMode === true &&
      'The standard errors are those at the mode of priors that were learnt from the answers, which are too small: with 500 respondents 95% intervals held the truth in 87 to 95 of 100 simulated cases, with fewer respondents less often.',
    counted(itemFlag.atBound) > 0 &&
      `The estimates of ${counted(itemFlag.atBound)} ${of} ran away: the data do not determine them.`,
    model === '3pl' &&
      priors === 'none' &&
      'Without priors the guessing parameter is hardly determined by any data: prefer the default priors.',
  ];
  return notes.filter((note) => note !== false);
}

function countFlagged(all: Uint8Array, flag: number): number {
  let count = 0;
  for (const flags of all) if ((flags & flag) !== 0) count++;
  return count;
}

/** What the abilities of a part without a bond to the others are measured by. */
function scaleOf(model: IrtModel, isAnchored: boolean): string {
  if (isAnchored)
    return 'a part without items of the earlier calibration is placed by taking all respondents for one population';
  return parametersPerItem(model) === 1
    ? 'each has respondents of mean ability 0, and one discrimination serves all'
    : 'each is fitted apart, its respondents at mean ability 0 and standard deviation 1';
}
