import type { Given } from '../../core/measures/measure';
import { examplesOf } from '../measuring/runMeasure';
import type { Asked, Handed } from './input';
import { inputKinds, inputsFor, type Inputs } from './inputs';

/** Everything that a measure may ask for by its needs; `close` gives back what was opened for it. Throws UserError. */
export async function givenOf(
  inputs: Inputs,
  asked: Asked,
): Promise<{ readonly given: Given; readonly close: () => Promise<void> }> {
  const handed: Handed[] = [];
  const close = async (): Promise<void> => {
    for (const one of handed) await one.close?.();
  };
  try {
    for (const name of inputsFor(asked.needs)) handed.push(await inputs[name].give(asked));
  } catch (error) {
    await close();
    throw error;
  }
  const { file, signal } = asked;
  const own = { map: file.fields.map, signal, all: examplesOf(file, undefined, signal) };
  const parts: Partial<Given> = Object.assign(own, ...handed.map((one) => one.parts));
  return { given: Object.create(unasked, Object.getOwnPropertyDescriptors(parts)) as Given, close };
}

/** What stands where a measure did not name what it asks for. */
const unasked = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.values(inputKinds).flatMap(({ gives }) =>
      gives.map((part) => [part, { get: () => refuse(part) }]),
    ),
  ),
);

function refuse(part: string): never {
  throw new Error(`A measure asked for ${part} without naming it in its needs.`);
}
