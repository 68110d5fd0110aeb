import { DatasetChanged } from './datasetChanged';

const mostTries = 5;

/**
 * Does something with a dataset and, where its file is changed meanwhile, does it again with the file as it is then; `tries`
 * counts from 1. Throws DatasetChanged where it is changed again and again.
 */
export async function readAgain<T>(attempt: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await attempt(tries);
    } catch (error) {
      if (!(error instanceof DatasetChanged) || tries === mostTries) throw error;
    }
}
