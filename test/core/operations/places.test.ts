import { describe, expect, it } from 'vitest';
import { operations, requests, type OperationName } from '../../../src/core/operations/operations';
import { hasOutput, placeAt, placesIn } from '../../../src/core/operations/places';
import { goodRequests } from './goodRequests';

/** The places of a good request, each as "kind path". */
function places(method: keyof typeof requests): string[] {
  return placesIn(requests[method], goodRequests[method]).map(({ kind, path }) => `${kind} ${path}`);
}

const dataset = ['input data.jsonl', 'model encoder', 'model decoder'];

describe('The places of a request', () => {
  it('are files that are read, files that are written, and models; also of a list, and of the dataset within', () => {
    expect(places('open')).toEqual(dataset);
    expect(places('mix').sort()).toEqual(
      [...dataset, 'input scores.csv', 'input recipe.yaml', 'output out.jsonl'].sort(),
    );
    expect(places('importResponses').sort()).toEqual(
      [...dataset, 'input one.csv', 'input more', 'input anchors.csv'].sort(),
    );
    expect(places('calibrate').sort()).toEqual([
      'input anchors.csv',
      'input more',
      'input one.csv',
      'output items.csv',
      'output respondents.csv',
    ]);
    expect(places('verify').sort()).toEqual(
      [...dataset, 'input out.jsonl.manifest.json', 'input scores.csv'].sort(),
    );
  });

  it('are none where nothing is named, and where only a name is a name', () => {
    expect(placesIn(requests.calibrate, { logs: [] })).toEqual([]);
    for (const method of ['models', 'pullModel', 'removeModel', 'store'] as const)
      expect(places(method)).toEqual([]);
  });

  it('say what an output is called, and what is written beside it', () => {
    expect(placeAt(requests.mix, 'out')).toEqual({
      kind: 'output',
      named: 'the output',
      beside: ['.manifest.json'],
    });
    expect(placeAt(requests.glicko, 'respondents')?.named).toBe('the table of respondents');
    expect(placeAt(requests.importDynamics, 'dataset.model')?.kind).toBe('model');
    expect(placeAt(requests.importDynamics, 'paths')?.kind).toBe('input');
    expect(placeAt(requests.mix, 'recipe')).toBeUndefined();
    expect(placeAt(requests.mix, 'nosuch.out')).toBeUndefined();
  });
});

describe('What writes where it is told to', () => {
  it('is these operations and no others', () => {
    const names = (Object.keys(operations) as OperationName[]).filter((name) =>
      hasOutput(operations[name].input),
    );
    expect(names.sort()).toEqual(
      ['calibrate', 'exportItems', 'exportRows', 'exportScores', 'glicko', 'glickoMatches', 'mix'].concat(
        'saveRecipe',
      ),
    );
  });

  it('names its outputs out or respondents, and nothing else is called so', () => {
    for (const schema of Object.values(requests)) {
      const { entries } = schema as unknown as { entries: object };
      for (const name of Object.keys(entries))
        expect([name, placeAt(schema, name)?.kind === 'output']).toEqual([
          name,
          name === 'out' || name === 'respondents',
        ]);
    }
  });
});
