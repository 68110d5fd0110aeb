import type { DynamicsApi, ImportDynamicsRequest } from '../../core/protocol/dynamicsApi';
import type { ImportQuestion } from '../../core/protocol/importReport';
import { refuseImport } from '../responseLogs/joining/refuseImport';
import { importNote, importQuestion, takeBackImport } from '../responseLogs/joining/rememberedImport';
import { rememberJoin } from '../responseLogs/joining/rememberedJoin';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { DynamicsShelf } from '../dynamicsImport/dynamicsShelf';
import { joinDynamics } from '../dynamicsImport/joinDynamics';
import type { ReadDynamics, ReadingDynamics } from '../dynamicsImport/readDynamics';
import { importedDynamics, type RememberedDynamics } from '../dynamicsImport/rememberedDynamics';
import { dropForgotten, dynamicsDigest, storeDynamics } from '../dynamicsImport/storedDynamics';

/** What the engine does with training dynamics. */
export function dynamicsService(shared: Shared): DynamicsApi {
  const shelf = new DynamicsShelf();
  const baseOf = async (...args: Parameters<DynamicsApi['forgetDynamics']>): Promise<string> =>
    (await Workplace.open(args[0], shared, args[1].signal)).store.base;
  return {
    weighDynamics: async ({ dataset, paths }, { signal, progress }) => {
      const place = await Workplace.open(dataset, shared, signal);
      const read = await shelf.read(paths, watched(signal, progress));
      return (await weigh(place, read, paths)).question;
    },

    importDynamics: async ({ dataset, paths, ...consent }, { signal, progress }) => {
      const place = await Workplace.open(dataset, shared, signal);
      const { store, file } = place;
      const read = await shelf.take(paths, watched(signal, progress));
      const { question, note } = await weigh(place, read, paths);
      refuseImport(question, consent, 'dynamics', file.index.name);
      const { dynamics, ...report } = read;
      await storeDynamics(store.base, note.key, dynamics);
      await importNote(importedDynamics, store.base).write(note);
      await dropForgotten(store.base);
      const { join, replaces } = question;
      return { ...report, examples: dynamics.names.length, join, replaced: replaces };
    },

    forgetDynamics: async (...args) => importNote(importedDynamics, await baseOf(...args)).remove(),

    takeBackDynamics: async ({ from, ...request }, context) => {
      const base = await baseOf(request, context);
      const note = await takeBackImport(importedDynamics, base, from);
      await dropForgotten(base);
      return note;
    },
  };
}

function watched(
  signal: AbortSignal,
  progress: (progress: { readonly done: number; readonly total: number }) => void,
): ReadingDynamics {
  return { signal, progress: (done, total) => progress({ done, total }) };
}

/** What an import would do, and what would be remembered of it. Throws UserError where nothing of it is in the dataset. */
async function weigh(
  { file, inputs }: Workplace,
  { dynamics }: ReadDynamics,
  paths: ImportDynamicsRequest['paths'],
): Promise<{ question: ImportQuestion; note: RememberedDynamics }> {
  const { names } = dynamics;
  const { join, report } = await joinDynamics(names, file);
  const note = {
    key: dynamicsDigest(dynamics),
    paths,
    examples: names.length,
    at: Date.now(),
    join: rememberJoin(join, names.length, file),
  };
  return { question: importQuestion(importedDynamics, inputs.dynamics.remembered, note, report), note };
}
