import { UserError } from '../../core/userError';
import { choiceOption, datasetOf, textOptions } from '../options/arguments';
import type { Surroundings } from '../options/command';
import { takenBack, takenBackNote } from '../text/importWords';

/** Puts back the responses or training dynamics that the arguments name, where they name some. Throws UserError where there is nothing to put back. */
export async function takeBack({ args, engine, signal, note }: Surroundings): Promise<void> {
  const what = choiceOption(args, 'take-back', takenBack);
  if (what === undefined) return;
  if (textOptions(args, what).length > 0)
    throw new UserError(
      `--take-back ${what} puts the former ones back and --${what} imports others: only one can be meant.`,
    );
  const method = what === 'responses' ? 'takeBackResponses' : 'takeBackDynamics';
  note(takenBackNote(what, await engine.call(method, datasetOf(args), { signal })));
}
