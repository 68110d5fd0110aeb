import { asksModel, type Need } from '../../core/measures/measure';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { ModelFolder } from '../models/modelFolder';
import type { Basis } from '../store/scoreKey';
import { dynamics } from './dynamics';
import { encodesTexts, encoder } from './encoder';
import type { Input, InputKind } from './input';
import { languageModel } from './languageModel';
import type { LoadedModels } from './loadedModels';
import { measured } from './measured';
import type { Placed } from './placed';
import { responses } from './responses';

/** Every input that measures can be given, in the order in which their digests stand in the keys of scores. */
export const inputKinds = { encoder, responses, dynamics, languageModel, measured } as const;

/** What an input is called. */
export type InputName = keyof typeof inputKinds;

/** The inputs as they are opened for a dataset. */
export type Inputs = {
  readonly [Name in InputName]: (typeof inputKinds)[Name] extends InputKind<infer T> ? T : never;
};

const names = Object.keys(inputKinds) as InputName[];

/** Whether an input meets one of these needs. */
export function isNeeded(name: InputName, needs: readonly Need[]): boolean {
  return inputKinds[name].meets.some((need) => needs.includes(need));
}

/** The inputs that meet these needs. */
export function inputsFor(needs: readonly Need[]): InputName[] {
  return names.filter((name) => isNeeded(name, needs));
}

/** Whether something that has to be imported is needed. */
export function needsImport(needs: readonly Need[]): boolean {
  return inputsFor(needs).some((name) => inputKinds[name].lack?.remedy?.kind === 'import');
}

/** Finds what a request names of each input; what that gives opens them for the request's dataset. Throws UserError. */
export async function findInputs(
  request: DatasetRequest,
  models: LoadedModels,
  signal: AbortSignal,
): Promise<(place: Placed) => Promise<Inputs>> {
  const found: [InputName, (place: Placed) => Input | Promise<Input>][] = [];
  for (const name of names) found.push([name, await inputKinds[name].find(request, models, signal)]);
  return async (place) => {
    const opened: [InputName, Input][] = [];
    for (const [name, open] of found) opened.push([name, await open(place)]);
    return Object.fromEntries(opened) as unknown as Inputs;
  };
}

/** What is lacking of the inputs that are needed; undefined where nothing is. */
export function lackOf(needs: readonly Need[], inputs: Inputs): InputKind['lack'] {
  for (const name of inputsFor(needs)) {
    const input: Input = inputs[name];
    const lack = input.isThere ? input.lacks?.(needs) : inputKinds[name].lack;
    if (lack) return lack;
  }
  return undefined;
}

/** The model that is asked for what is needed, the slower one of two; undefined where none is. */
export function modelFor(needs: readonly Need[], inputs: Inputs): ModelFolder | undefined {
  const asked = inputsFor(needs.filter((need) => asksModel([need])));
  return asked.map((name): Input => inputs[name]).at(-1)?.folder;
}

/** What scores depend on of these inputs. */
export function basisOf(inputs: Inputs): Basis {
  return (needs) => {
    const others = inputsFor(needs).filter((name) => name !== 'encoder');
    return [
      isNeeded('encoder', needs) ? inputs.encoder.digest : '',
      ...(encodesTexts(needs) && inputs.encoder.model.oneAtATime ? ['one text at a time'] : []),
      ...others.flatMap((name) => inputs[name].digest ?? []),
    ];
  };
}
