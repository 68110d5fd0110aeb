import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import type { Detection } from '../../../src/core/detection/detection';
import type { Remedy } from '../../../src/core/remedy';
import { saidBy, turnedRound } from '../../../src/extension/dataset/said';

const open = (subject: Detection['subject'], remedy: Remedy): Detection => ({
  ...{ subject, taken: '', why: '', grade: 'unsure', others: [], remedy },
});
const before = { map: { answer: ['reply'] }, reading: { encoding: 'gbk' } };

describe('what somebody says who takes a candidate', () => {
  it('is kept beside what was said before', () => {
    const fields: Remedy = { kind: 'chooseFields', roles: ['question'] };
    expect(saidBy(open('question', fields), 'body', before)).toEqual({
      map: { answer: ['reply'], question: ['body'] },
      reading: { encoding: 'gbk' },
    });
    const direction: Remedy = { kind: 'chooseDirection', path: 'rate' };
    expect(saidBy(open('direction', direction), '-rate', before)?.map).toEqual({
      ...{ answer: ['reply'], difficulty: ['-rate'] },
    });
    expect(
      saidBy(open('records', { kind: 'chooseRecords', member: 'train' }), 'test', before)?.reading,
    ).toEqual({
      ...{ encoding: 'gbk', records: 'test' },
    });
    expect(saidBy(open('header', { kind: 'firstLine', isHeader: false }), 'record', {})?.reading).toEqual({
      header: false,
    });
    expect(
      saidBy(open('encoding', { kind: 'chooseEncoding', encoding: 'gbk' }), 'big5', {})?.reading,
    ).toEqual({
      encoding: 'big5',
    });
  });

  it('is nothing where a name does not say it', () => {
    expect(saidBy(open('levels', { kind: 'storeFolder' }), 'x', {})).toBeUndefined();
  });
});

describe('turning a difficulty round', () => {
  const map: FieldMap = { question: ['q'], difficulty: ['level', 'rate'], easier: ['rate'] };

  it('makes the other end hard, puts it first and leaves the others as they are', () => {
    expect(turnedRound(map, 'level', before).map).toEqual({ answer: ['reply'], difficulty: ['-level'] });
    expect(turnedRound(map, 'rate', {}).map).toEqual({ difficulty: ['+rate'] });
    const said = turnedRound(map, 'level', { map: { difficulty: ['+rate'] } });
    expect(said.map).toEqual({ difficulty: ['-level', '+rate'] });
    expect(turnedRound({ ...map, easier: ['level'] }, 'level', said).map).toEqual({
      difficulty: ['+level', '+rate'],
    });
  });
});
