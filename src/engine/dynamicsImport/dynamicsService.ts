import type { DynamicsApi } from '../../core/protocol/dynamicsApi';
import { joinReport } from '../calibrating/datasetResponses';
import type { Shared } from '../shared';
import { Workplace } from '../workplace';
import { joinDynamics } from './joinDynamics';
import { readDynamics } from './readDynamics';
import { forgetDynamics, rememberDynamics } from './storedDynamics';

/** What the engine does with training dynamics. */
export function dynamicsService(shared: Shared): DynamicsApi {
  return {
    importDynamics: async ({ dataset, paths }, { signal, progress }) => {
      const place = await Workplace.open(dataset, shared, signal);
      const read = await readDynamics(paths, {
        signal,
        progress: (done, total) => progress({ done, total }),
      });
      const { dynamics, ...report } = read;
      const join = await joinDynamics(dynamics.names, place.file);
      await rememberDynamics(place.store.base, dynamics);
      return { ...report, examples: dynamics.names.length, join: joinReport(dynamics.names, join) };
    },

    forgetDynamics: async (request, { signal }) =>
      forgetDynamics((await Workplace.open(request, shared, signal)).store.base),
  };
}
