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
  });
  const { caught, uncaught, unknown } = counts;
  const share = ((100 * caught) / (caught + uncaught.length)).toFixed(1);
  console.log(
    `\n${name}: ${caught} of ${caught + uncaught.length} faults caught (${share}%); ${unknown} could not be run`,
  );
  for (const one of uncaught) console.log(`  ${one}`);
}
