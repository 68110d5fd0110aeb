import { asSentence } from '../files/systemErrors';

type Methods = Readonly<Record<string, unknown>>;

/** The same methods, with what the system refuses of a file said in a sentence wherever it comes from. */
export function inSentences(methods: Methods): Methods {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      async (...args: unknown[]): Promise<unknown> => {
        try {
          return await (method as (...args: unknown[]) => unknown)(...args);
        } catch (error) {
          throw asSentence(error);
        }
      },
    ]),
  );
}
