import { columnFamilies } from '../../core/measures/catalogue';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { RowDescription } from '../../core/protocol/browsing/browsingApi';
import type { RowFacts } from '../../core/protocol/browsing/rowFacts';
import { staleWords, verdictParts } from '../editor/hoverText';
import { tellingReadings } from '../editor/tellingReadings';
import { formatHarder, formatReading } from '../words/numbers';

const mostMeasures = 12;

/** What is said of a row's difficulty: as the hover over a record in the text editor says it. */
export function rowFacts(
  { state, description, stale }: RowDescription,
  problem: string,
  map: FieldMap,
): RowFacts {
  if (problem) return { ...verdictParts({ state: 'broken', description, problem }), note: '', measures: [] };
  const readings = (description?.readings ?? []).filter(({ value }, at) => at === 0 || !Number.isNaN(value));
  return {
    ...verdictParts({ state, description, problem }),
    note: state === 'stale' ? staleWords() : '',
    measures: tellingReadings(readings, columnFamilies(map), mostMeasures).map((reading) => ({
      title: reading.title,
      value: formatReading(reading),
      harder: formatHarder(reading),
      isStale: stale.includes(reading.id),
    })),
  };
}
