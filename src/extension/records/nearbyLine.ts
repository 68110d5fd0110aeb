import type { DocumentRecords } from './documentRecords';

/**
 * The line (from 0) that a record stands on now, nearest to where it was: looked for no further away than `reach` lines.
 * Undefined where it is not there.
 */
export function nearbyLine(
  records: DocumentRecords,
  id: Uint32Array,
  was: number,
  reach: number,
): number | undefined {
  const wanted = id.join();
  for (let away = 0; away <= reach; away++)
    for (const line of away === 0 ? [was] : [was + away, was - away]) {
      const record = records.at(line);
      if (record?.line === line && (record.id.join() === wanted || record.otherId?.join() === wanted))
        return line;
    }
  return undefined;
}
