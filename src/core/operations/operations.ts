import { dynamics } from './dynamics';
import { mixing } from './mixing';
import { models } from './models';
import type { Operation } from './operation';
import { responses } from './responses';
import { scoring } from './scoring';
import { screen } from './screen';

/** Everything that a person or an agent can ask for, by the name of the engine's method that does it. */
export const operations = { ...scoring, ...mixing, ...responses, ...dynamics, ...models } as const;

/** The name of one of them. */
export type OperationName = keyof typeof operations;

type Requests = typeof screen & { readonly [M in OperationName]: (typeof operations)[M]['input'] };

/** The request of every method of the engine. */
export const requests: Requests = {
  ...screen,
  ...(Object.fromEntries(
    Object.entries<Operation>(operations).map(([name, { input }]) => [name, input]),
  ) as Omit<Requests, keyof typeof screen>),
};

/** An operation by its name; undefined for what is none. */
export function operationOf(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined;
}
