import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { everyMeasure } from '../../../src/core/measures/catalogue';
import {
  asksModel,
  asksSlowModel,
  everyNeed,
  type Given,
  type Need,
} from '../../../src/core/measures/measure';
import { givenOf } from '../../../src/engine/inputs/given';
import { inputKinds, inputsFor, lackOf, modelFor, needsImport } from '../../../src/engine/inputs/inputs';
import { StoredEncoder } from '../../../src/engine/inputs/storedEncoder';
import { Shared } from '../../../src/engine/workplace/shared';
import { Workplace } from '../../../src/engine/workplace/workplace';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';
import { writeDecoder } from '../onnx/causalLm/madeDecoder';
import { writeEncoder } from '../onnx/madeEncoder';

const folder = temporaryFolder();
const path = writeDataset(folder, 3);
const model = writeEncoder(join(folder, 'encoder'));
const languageModel = writeDecoder(join(folder, 'decoder'));
const { signal } = new AbortController();

function open(chosen: { readonly languageModel?: string } = {}): Promise<Workplace> {
  return Workplace.open({ path, model, ...chosen }, new Shared(join(folder, 'store'), 1), signal);
}

/** What something that needs this is given. */
async function givenFor(place: Workplace, needs: readonly Need[]): ReturnType<typeof givenOf> {
  const { file, store, inputs } = place;
  return givenOf(inputs, { file, store, needs, signal, columns: (measure) => place.columns(measure) });
}

describe('The table of inputs', () => {
  it('has one input for every need, and no part of what is given comes from two', () => {
    expect(everyNeed.map((need) => [need, inputsFor([need]).length])).toEqual(
      everyNeed.map((need) => [need, 1]),
    );
    const parts = Object.values(inputKinds).flatMap(({ gives }) => gives);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('knows a model for each need that one is asked for, and for no other', async () => {
    const place = await open({ languageModel });
    for (const need of everyNeed)
      expect([need, modelFor([need], place.inputs) !== undefined]).toEqual([need, asksModel([need])]);
    expect(modelFor(['encoder'], place.inputs)!.name).toBe('encoder');
    expect(modelFor(['measured', 'encoder', 'languageModel'], place.inputs)!.name).toBe('decoder');
    expect(modelFor(['languageModel', 'encoder'], (await open()).inputs)).toBeUndefined();
  });

  it('says what is lacking of what is needed, and what mends that', async () => {
    const { inputs } = await open();
    const lacks = everyNeed.flatMap((need) => lackOf([need], inputs) ?? []);
    // Responses of several are responses.
    expect(lacks[1]).toEqual(lacks[0]);
    expect(lacks.slice(1)).toEqual([
      {
        why: 'no responses to it were imported',
        remedy: { kind: 'import', what: 'responses', again: false },
      },
      {
        why: 'no training dynamics of it were imported',
        remedy: { kind: 'import', what: 'dynamics', again: false },
      },
      { why: 'no language model is chosen', remedy: { kind: 'chooseLanguageModel' } },
    ]);
    expect(lackOf(['encoder', 'responses'], inputs)).toEqual(lacks[0]);
    expect(lackOf(['languageModel'], (await open({ languageModel })).inputs)).toBeUndefined();
  });

  it('knows what has to be imported', () => {
    expect(everyNeed.filter((need) => needsImport([need]))).toEqual(['responses', 'respondents', 'dynamics']);
  });

  it('has every measure depend on what it needs, and on nothing else', async () => {
    const { basis } = await open({ languageModel });
    const without = (await open()).basis;
    for (const { id, needs } of everyMeasure) {
      const [encoder, ...others] = basis(needs);
      const usesEncoder = inputsFor(needs).includes('encoder');
      expect([id, encoder !== '']).toEqual([id, usesEncoder]);
      const named = inputsFor(needs).filter((name) => !['encoder', 'measured'].includes(name));
      expect([id, others.length]).toEqual([id, named.length]);
      const isSame = basis(needs).join() === without(needs).join();
      expect([id, isSame]).toEqual([id, !asksSlowModel(needs)]);
    }
  });
});

describe('What a measure is given', () => {
  const parts = Object.values(inputKinds).flatMap(({ gives }) => gives);

  it.each(everyNeed)('is what it needs (%s); to ask for more is a fault', async (need) => {
    const place = await open({ languageModel });
    const { given, close } = await givenFor(place, [need]);
    const isGiven = (part: keyof Given): boolean => {
      try {
        return given[part] !== undefined;
      } catch (error) {
        expect(String(error)).toBe(`Error: A measure asked for ${part} without naming it in its needs.`);
        return false;
      }
    };
    const own: Readonly<Record<Need, readonly (keyof Given)[]>> = {
      tokenizer: ['tokens'],
      encoder: ['encoder', 'questionVectors'],
      neighbours: ['nearest'],
      responses: ['responses'],
      respondents: ['responses'],
      dynamics: ['dynamics'],
      languageModel: ['languageModel'],
      measured: ['measured'],
    };
    expect(parts.filter(isGiven)).toEqual(own[need]);
    expect(given.all.count).toBe(3);
    expect(given.map.question).toEqual(['question']);
    await close();
  });

  it('counts the texts that were encoded, once they are given back', async () => {
    const place = await open();
    const told: number[] = [];
    place.inputs.encoder.onEncoded = (texts) => told.push(texts);
    const { given, close } = await givenFor(place, ['encoder']);
    for await (const batch of given.all.batches())
      expect(await given.questionVectors(batch)).toHaveLength(batch.length * given.encoder.dimensions);
    expect(place.inputs.encoder.encoded).toBe(0);
    await close();
    expect(place.inputs.encoder.encoded).toBe(3);
    expect(told.reduce((sum, texts) => sum + texts, 0)).toBe(3);
  });

  it('is given back where a part of it cannot be given', async () => {
    const spoilt = writeDecoder(join(folder, 'spoilt'));
    writeFileSync(join(spoilt, 'model.onnx'), 'no model');
    const place = await open({ languageModel: spoilt });
    const close = vi.spyOn(StoredEncoder.prototype, 'close');
    await expect(givenFor(place, ['encoder', 'languageModel'])).rejects.toThrow();
    expect(close).toHaveBeenCalledOnce();
  });
});
