import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate, type Simulation } from '../../core/psychometrics/simulate';

/** Writes simulated answers as a long CSV whose items are the examples `q0`, `q1` … of a dataset; gives its path. */
export function writeLog(folder: string, name: string, simulation: Simulation): string {
  const { responses } = simulate(simulation);
  const { start, index, correct } = responses.rows;
  const lines = ['respondent,item,score'];
  for (let respondent = 0; respondent < responses.respondents; respondent++)
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++)
      lines.push(`model-${respondent},q${index[cell]},${correct[cell]}`);
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
