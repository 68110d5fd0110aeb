import { describe, expect, it } from 'vitest';
import type { ReadRecord } from '../../../src/core/dataset/reading/record';
import { mixtureBytes } from '../../../src/engine/mixing/mixture';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { tempFolder } from '../files/tempFolder';
import { foreignFiles, type ForeignFile } from './foreignFiles';

const folder = tempFolder();

async function open({ name, content, reading }: ForeignFile, at: number): Promise<DatasetFile> {
  return DatasetFile.open(await folder.write(`${at}-${name}`, content), {}, reading ? { reading } : {});
}

async function readsOf(file: DatasetFile): Promise<ReadRecord[]> {
  const all: ReadRecord[] = [];
  for await (const batch of file.records()) all.push(...batch.map(({ read }) => read));
  return all;
}

async function said(file: DatasetFile): Promise<string> {
  const detections = file.detections.map(({ taken, why, question = '' }) => `${taken} ${why} ${question}`);
  const problems = (await file.problems()).map(({ text }) => text);
  return [...detections, ...file.notes, ...problems].join('\n');
}

const fieldsOf = (read: ReadRecord): Readonly<Record<string, unknown>> =>
  'fields' in read ? read.fields : { problem: read.problem };

describe('a file as other tools write it', () => {
  foreignFiles.forEach((one, at) => {
    if (one.refused)
      it(`is refused in words: ${one.kind}`, async () => {
        await expect(open(one, at)).rejects.toThrow(one.refused);
      });
    else
      it(`is read right: ${one.kind}`, async () => {
        const file = await open(one, at);
        const reads = await readsOf(file);
        expect(reads.map((read) => ('problem' in read ? read.problem : ''))).toEqual(
          Array(one.rows).fill(''),
        );
        for (const [row, fields] of Object.entries(one.records ?? {}))
          expect(fieldsOf(reads[Number(row)]!)).toMatchObject(fields);
        if (one.said) expect(await said(file)).toMatch(one.said);
      });
    if (!one.refused)
      it(`is written right by a mixture of all of it: ${one.kind}`, async () => {
        const file = await open(one, at);
        const pieces: Uint8Array[] = [];
        for await (const piece of mixtureBytes(file, [...Array(file.count).keys()])) pieces.push(piece);
        const { header, records } = one.reading ?? {};
        const again = await DatasetFile.open(
          await folder.write(`${at}-mixture-${one.name}`, Buffer.concat(pieces)),
          {},
          header === undefined ? {} : { reading: { header } },
        );
        expect((await readsOf(again)).map(fieldsOf)).toEqual((await readsOf(file)).map(fieldsOf));
        if (one.name.endsWith('l') && records === undefined)
          for (const line of Buffer.concat(pieces).toString().trim().split('\n'))
            JSON.parse(line.replace('\ufeff', ''));
      });
  });
});
