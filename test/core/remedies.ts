import type { Remedy } from '../../src/core/remedy';

/** Remedies of each kind there is, for tests of what words them. */
const byKind: { readonly [K in Remedy['kind']]: readonly Omit<Extract<Remedy, { kind: K }>, 'kind'>[] } = {
  chooseFields: [{ roles: [] }, { roles: ['label'] }, { roles: ['question', 'answer'] }],
  chooseDirection: [{ path: 'pass rate' }],
  chooseLevels: [
    { path: 'level', levels: ['low', 'high'] },
    { path: 'level', levels: ['low', 'high'], inOrder: true },
    { path: 'level', levels: [] },
  ],
  chooseLogFields: [{ role: 'score' }, { role: 'respondent' }],
  chooseScale: [{ from: 0, to: 100 }],
  chooseRight: [{ words: ['OK', 'AC'] }],
  nameLogFields: [{ roles: ['respondent', 'item'] }],
  chooseMissing: [{ codes: ['9'] }, { codes: ['8', '9'] }],
  leaveOut: [{ said: 'key' }],
  choosePass: [{ values: [0.5, 1] }],
  chooseStep: [{ steps: ['10', '20'] }],
  usePassRate: [{ path: 'rollouts.jsonl' }],
  chooseKey: [{}],
  chooseItems: [{ columns: ['q1', 'q2'] }],
  chooseRows: [{}],
  chooseScoring: [{ of: 'metric', names: ['acc', 'f1'] }],
  chooseEncoding: [{ encoding: 'gb18030' }],
  firstLine: [{ isHeader: true }, { isHeader: false }],
  chooseRecords: [{ member: 'train' }],
  chooseSplit: [
    { of: 'split', names: ['train', 'test'] },
    { of: 'config', names: ['en', 'de'] },
  ],
  chooseCutOffs: [
    { easy: 2, hard: 6, descending: false },
    { easy: 6, hard: 2, descending: true },
  ],
  fillShortage: [{}],
  import: [
    { what: 'responses', again: false },
    { what: 'responses', again: true },
    { what: 'dynamics', again: false },
    { what: 'dynamics', again: true },
  ],
  importAnyway: [{ what: 'responses' }, { what: 'dynamics' }],
  replaceImport: [
    { what: 'responses', incoming: '5 items (b.csv)' },
    { what: 'dynamics', incoming: '5 examples (b)' },
  ],
  useMatrix: [{ path: 'm.csv' }],
  chooseLanguageModel: [{}],
  chooseEncoder: [{}],
  pullModel: [{ name: 'bge' }],
  listModels: [{}],
  chooseModelFile: [{}],
  copyModel: [{}],
  network: [{}],
  proxy: [{}],
  hubEndpoint: [{}],
  hubToken: [{}],
  storeFolder: [{}],
  overwrite: [{}],
  drawAgain: [{}],
  mixtureSource: [{}],
  mixtureScores: [{}],
};

export const remedies: readonly Remedy[] = Object.entries(byKind).flatMap(([kind, all]) =>
  all.map((one) => ({ kind, ...one }) as Remedy),
);
