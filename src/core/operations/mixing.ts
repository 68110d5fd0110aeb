import * as v from 'valibot';
import { manifestEnding } from '../mixture/manifest';
import { recipeSchema } from '../mixture/recipe';
import { agreedInput, datasetInput, tableInput } from './datasetInput';
import { inputs, maybe, text, words } from './inputs';
import type { Operation } from './operation';
import { modelPlace, readPlace, writtenPlace } from './places';

/** Drawing mixtures, writing them and proving them. */
export const mixing = {
  draw: {
    title: 'Draw a training mixture by the scores there are, and say what it would hold; nothing is written.',
    input: inputs({ ...tableInput.entries, recipe: recipeSchema }),
    needs: ['dataset'],
  },
  describeSet: {
    title: 'Describe rows as a set: tokens, clusters, copies and tags beside as many rows drawn at random.',
    input: inputs({
      ...tableInput.entries,
      /** The rows of this recipe; or `rows`; or all where neither is said. */
      recipe: maybe(recipeSchema),
      rows: maybe(words),
    }),
    needs: ['dataset'],
  },
  mix: {
    title: 'Write a training mixture and the manifest that proves it.',
    input: inputs({
      ...tableInput.entries,
      ...agreedInput.entries,
      recipe: v.partial(recipeSchema),
      /** A recipe file to take the recipe from; what `recipe` says stands above it. */
      recipeFile: maybe(readPlace),
      out: writtenPlace('the output', [manifestEnding]),
      /** The digest of the draw that was shown: nothing is written where another one comes of it. */
      drawn: v.optional(text),
    }),
    needs: ['dataset'],
    computes: true,
  },
  verify: {
    title: 'Make a mixture again from its manifest and compare every byte and fact.',
    input: inputs({
      manifest: readPlace,
      /** The source, where it is not in the folder of the manifest or below it. */
      data: maybe(readPlace),
      scores: maybe(readPlace),
      model: maybe(modelPlace),
      languageModel: maybe(modelPlace),
    }),
    needs: [],
    computes: true,
  },
  saveRecipe: {
    title: 'Write a recipe as YAML, every choice of it said.',
    input: inputs({
      ...datasetInput.entries,
      ...agreedInput.entries,
      recipe: recipeSchema,
      out: writtenPlace(),
    }),
    needs: ['dataset'],
  },
  exportRows: {
    title: 'Write rows of a dataset as they stand, in the order of the file.',
    input: inputs({ ...datasetInput.entries, ...agreedInput.entries, rows: words, out: writtenPlace() }),
    needs: ['dataset'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
