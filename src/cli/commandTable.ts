import { compare } from './commands/compare';
import { glicko } from './commands/glicko';
import { irt } from './commands/irt';
import { open } from './commands/open';
import { mix } from './commands/mix';
import { models } from './commands/models';
import { score } from './commands/score';
import { show } from './commands/show';
import { stats } from './commands/stats';
import { store } from './commands/store';
import { verify } from './commands/verify';
import type { Command } from './options/command';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  open,
  score,
  irt,
  glicko,
  compare,
  stats,
  mix,
  verify,
  show,
  store,
  models,
];
