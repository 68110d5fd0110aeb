import { isFields, type Fields } from './record';

/** Records that stand within one JSON object, and where. */
export interface Member {
  /** The path of the member, as `--records` takes it. */
  readonly name: string;
  readonly records: readonly Fields[];
  /** How they stand there, in words that go on after "read as". */
  readonly how: string;
}

const containers =
  /^(?:data|rows?|records?|examples?|items?|questions?|instances?|results?|samples?|datasets?|entries|list|documents|problems|tasks|annotations|qas?|qa_pairs)$/i;
const splits =
  /^(?:train|training|test|testing|valid|validation|val|dev|development|eval|evaluation|holdout)(?:[_-].*)?$/i;
const partsOfRecords =
  /^(?:messages?|conversations?|turns?|dialog(?:ue)?s?|choices|options|answers|contents?|parts|tools?|functions?|images?|attachments|features|columns|fields|schema|chosen|rejected|prompt|completion|input|output)$/i;

/** Whether the name says that it is one split of several. */
export function isSplit(name: string): boolean {
  return splits.test(name.split('.').at(-1)!);
}

/** Whether the name is one that lists of records have. */
export function isContainer(name: string): boolean {
  return containers.test(name);
}

/** The members of one JSON object that may be the records of a dataset, the likeliest kind of arrangement only. */
export function membersOf(value: Fields): readonly Member[] {
  const table = tableOf(value) ?? nestedOf(value) ?? rowsOf(value);
  if (table) return [table];
  const lists = listsOf(value, '');
  if (lists.length > 0) return lists;
  const arranged = columnsOf(value) ?? columnListsOf(value) ?? keyedOf(value);
  return arranged ? [arranged] : deepListsOf(value, '', deepest);
}

/** How far down lists of objects are looked for, and how long they must be there. */
const deepest = 5;
const fewestDeep = 2;

/** Lists of objects under members of any name. */
function deepListsOf(value: Fields, above: string, levels: number): Member[] {
  if (levels === 0 || isOneRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Member[] => {
    const name = above === '' ? key : `${above}.${key}`;
    if (isFields(inner)) return partsOfRecords.test(key) ? [] : deepListsOf(inner, name, levels - 1);
    const isList = isObjects(inner) && inner.length >= fewestDeep && !partsOfRecords.test(key);
    return isList && !inner.every(isTurn) ? [{ name, records: inner, how: 'the objects of a list' }] : [];
  });
}

/** {"columns": […], "data": [[…], …]}, as pandas writes with orient="split". */
function tableOf({ columns, data }: Fields): Member | undefined {
  if (!isTexts(columns) || !Array.isArray(data) || data.length === 0) return undefined;
  const rows = data as unknown[];
  if (!rows.every((row) => Array.isArray(row) && row.length === columns.length)) return undefined;
  const records = (rows as unknown[][]).map((row) => recordOf(columns.map((name, at) => [name, row[at]])));
  return { name: 'data', records, how: 'rows under the names in "columns"' };
}

/** SQuAD: questions within paragraphs within articles; each is given its context and title. */
function nestedOf({ data }: Fields): Member | undefined {
  if (!isObjects(data) || !data.some(({ paragraphs }) => isObjects(paragraphs))) return undefined;
  const records = data.flatMap(({ paragraphs, ...article }) =>
    (isObjects(paragraphs) ? paragraphs : []).flatMap(({ qas, ...paragraph }) =>
      (isObjects(qas) ? qas : []).map((one) => ({ ...article, ...paragraph, ...one })),
    ),
  );
  return records.length === 0
    ? undefined
    : { name: 'data.paragraphs.qas', records, how: 'questions, each with its context and title' };
}

/** {"rows": [{"row": {…}}]}, as the dataset viewer of the Hub answers. */
function rowsOf({ rows }: Fields): Member | undefined {
  if (!isObjects(rows) || !rows.every(({ row }) => isFields(row))) return undefined;
  return {
    name: 'rows.row',
    records: rows.map(({ row }) => row as Fields),
    how: 'rows of the dataset viewer',
  };
}

function listsOf(value: Fields, above: string): Member[] {
  if (isOneRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Member[] => {
    const name = above === '' ? key : `${above}.${key}`;
    if (isObjects(inner) && !partsOfRecords.test(key) && !inner.every(isTurn))
      return [{ name, records: inner, how: 'the objects of a list' }];
    return above === '' && isFields(inner) && (isContainer(key) || isSplit(key)) ? listsOf(inner, name) : [];
  });
}

/** Whether an object says something itself, as a record does, rather than hold records. */
function isOneRecord(value: Fields): boolean {
  return Object.entries(value).some(
    ([key, inner]) =>
      typeof inner === 'string' && /^(?:question|prompt|instruction|input|problem|query|text)$/i.test(key),
  );
}

function isTurn(value: Fields): boolean {
  return ('role' in value && 'content' in value) || ('from' in value && 'value' in value);
}

/** {"question": {"0": …}, "answer": {"0": …}}, as pandas writes by default. */
function columnsOf(value: Fields): Member | undefined {
  const columns = Object.entries(value);
  const [first] = columns;
  if (!first || !columns.every(([, column]) => isFields(column))) return undefined;
  const places = Object.keys(first[1] as Fields);
  const isIndexed = places.length > 0 && places.every((place) => /^\d+$/.test(place));
  if (!isIndexed || !columns.every(([, column]) => sameKeys(column as Fields, places))) return undefined;
  if (columns.every(([name]) => /^\d+$/.test(name))) return undefined;
  const records = places.map((place) =>
    recordOf(columns.map(([name, column]) => [name, (column as Fields)[place]])),
  );
  return { name: columnsName, records, how: 'columns by row' };
}

/** {"question": […], "answer": […]}: a list for each column. */
function columnListsOf(value: Fields): Member | undefined {
  const columns = Object.entries(value);
  const length = Array.isArray(columns[0]?.[1]) ? columns[0][1].length : 0;
  const areLists = columns.every(
    ([name, list]) => Array.isArray(list) && list.length === length && !partsOfRecords.test(name),
  );
  if (columns.length < 2 || length < fewestRows || !areLists) return undefined;
  const records = Array.from({ length }, (_, at) =>
    recordOf(columns.map(([name, list]) => [name, (list as unknown[])[at]])),
  );
  return { name: columnsName, records, how: 'a list for each column' };
}

/** {"q1": {…}, "q2": {…}}: records by id. */
function keyedOf(value: Fields): Member | undefined {
  const entries = Object.entries(value);
  const records = entries.map(([, record]) => record);
  if (entries.length < 2 || !isObjects(records)) return undefined;
  const isNumbered = entries.every(([key]) => /\d/.test(key));
  if (!isNumbered && entries.length < fewestNamed) return undefined;
  const names = Object.keys(records[0] as Fields);
  const objects: readonly Fields[] = records;
  const alike = objects.filter((record) => 2 * names.filter((name) => name in record).length > names.length);
  if (10 * alike.length < 9 * objects.length) return undefined;
  const key = objects.some((record) => 'id' in record) ? 'key' : 'id';
  return {
    name: keyedName,
    records: entries.map(([id, record]) => ({ [key]: id, ...(record as Fields) })),
    how: `records by id, which is their field "${key}"`,
  };
}

const columnsName = 'columns';
const keyedName = 'ids';
const fewestRows = 3;
const fewestNamed = 6;

function sameKeys(value: Fields, keys: readonly string[]): boolean {
  return Object.keys(value).length === keys.length && keys.every((key) => key in value);
}

function recordOf(entries: readonly (readonly [string, unknown])[]): Fields {
  return Object.fromEntries(entries);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

function isObjects(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}
