// Makes media/samples/school-responses.csv: who got which question of the sample right, simulated.
//
//     node tools/simulateResponses.mjs
//
// The two-parameter logistic model: P(right) = c + (1 - c) / (1 + exp(-a (θ - b))), c = 1 / choices (0 where open).
// Seed 20261123. Abilities θ ~ N(0, 1.2²) for 40 respondents; item difficulty b = 0.38 (grade - 7) + N(0, 0.6²); discrimination
// a = exp(N(0, 0.3²)). One in twenty answers is missing, as in real logs. No respondent and no model answered anything.
import { readFileSync, writeFileSync } from 'node:fs';

const seed = 20261123;
const respondents = 40;
const missing = 0.05;

const random = generator(seed);
const items = readFileSync('media/samples/school.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .map(({ id, grade, choices }) => ({
    id,
    b: 0.38 * (grade - 7) + 0.6 * normal(),
    a: Math.exp(0.3 * normal()),
    c: choices ? 1 / choices.length : 0,
  }));
const lines = ['respondent,item,correct'];
for (let respondent = 1; respondent <= respondents; respondent++) {
  const ability = 1.2 * normal();
  for (const { id, a, b, c } of items) {
    const right = c + (1 - c) / (1 + Math.exp(-a * (ability - b)));
    const correct = random() < right ? 1 : 0;
    if (random() >= missing) lines.push(`simulated-${String(respondent).padStart(2, '0')},${id},${correct}`);
  }
}
writeFileSync('media/samples/school-responses.csv', `${lines.join('\n')}\n`);

/** Two uniform numbers make a normal one (Box & Muller 1958). */
function normal() {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** mulberry32 (Tommy Ettinger, public domain): uniform numbers in [0, 1). */
function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
