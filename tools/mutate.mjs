// npm run mutate: plants faults in a seeded sample of places, room by room, and counts those that no test catches. Not part of npm test: hours.
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { rooms } from './mutate/rooms.mjs';
import { root } from './root.mjs';

process.chdir(root);
install();
const { mutateRoom } = await import('./mutate/mutateRoom.mjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    // Only faults whose name holds this: a file's name, say.
    among: { type: 'string' },
    // Without the tests that a room calls slow: what these alone catch counts as uncaught.
    quick: { type: 'boolean' },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(rooms);
const stray = chosen.find((name) => !(name in rooms));
if (stray !== undefined)
  throw new Error(`No room is called ${stray}: there are ${Object.keys(rooms).join(', ')}.`);
for (const name of chosen) {
  const counts = await mutateRoom(rooms[name], {
    sample: Number(values.sample),
    seed: values.seed,
    workers: Number(values.workers),
    ...{ among: values.among, quick: values.quick },
  });
  const { caught, hanging, uncaught, unknown } = counts;
  const share = ((100 * caught) / (caught + uncaught.length)).toFixed(1);
  console.log(
    `\n${name}: ${caught} of ${caught + uncaught.length} faults caught (${share}%), ${hanging} of them as tests hung; ${unknown} could not be run`,
  );
  for (const { status, name } of uncaught) console.log(`  ${status}: ${name}`);
}
