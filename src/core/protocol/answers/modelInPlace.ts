import * as v from 'valibot';
import type { Message } from '../../message';

const modelKindSchema = v.picklist(['encoder', 'languageModel']);

/** What a model is: it turns texts into vectors, or it tells how likely a text is. */
export type ModelKind = Message<typeof modelKindSchema>;

/** A model that a dataset is scored with, as the panel names it. */
export const modelInPlaceSchema = v.object({
  role: modelKindSchema,
  name: v.string(),
  about: v.string(),
});

/** A model that a dataset is scored with, as the panel names it. */
export type ModelInPlace = Message<typeof modelInPlaceSchema>;
