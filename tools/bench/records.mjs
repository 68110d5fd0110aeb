import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const words = 'ferry goats lemons strait letters crates week anchor harbour ledger captain season'.split(' ');

/** Writes records like those people train on, each unlike the others, with twelve difficulty columns each. */
export async function writeRecords(path, rows) {
  const out = createWriteStream(path);
  for (let row = 0; row < rows; row++)
    if (!out.write(`${JSON.stringify(record(row))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

function record(row) {
  const pick = (at) => words[(row * (at + 3) + at * at) % words.length];
  const question = Array.from({ length: 8 + (row % 23) }, (_, at) => pick(at)).join(' ');
  return {
    id: row,
    question: `${question}, how many in ${row} days?`,
    answer: `It is ${row % 97}.\n#### ${row % 97}`,
    level: row % 5,
    grade: 1 + ((row * 7) % 12),
    stars: 1 + ((row * 13) % 5),
    elo: 800 + ((row * 77) % 900),
    rating: ((row * 377) % 1000) / 10,
    complexity: ((row * 217) % 240) / 2,
    hardness: ((row * 917) % 1000) / 1000,
    bloom: 1 + ((row * 3) % 6),
    reader_level: (row * 11) % 9,
    reader_rating: ((row * 691) % 500) / 5,
    tutor_level: (row * 17) % 8,
    tutor_rating: ((row * 431) % 700) / 7,
  };
}
