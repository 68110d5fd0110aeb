import { Cancelled } from '../core/protocol/rpc';
import { UserError } from '../core/userError';
import { EngineClient } from '../engine/client';
import { asSentence } from '../engine/files/systemErrors';
import { version } from '../engine/calls/version';
import { didYouMean } from '../core/text/closestName';
import { isGiven, numberOption, optional, readArguments, storeFolderOf } from './options/arguments';
import { checkOutputs } from './options/checkOutputs';
import { optionsOf } from './options/command';
import { commands } from './commandTable';
import { helpFor, helpText } from './help';
import { faultText } from './text/remedyWords';
import { onOneLine, terminalText } from './terminal/terminal';

// Every line that is printed goes through these two.
const print = (text: string): void => void process.stdout.write(`${terminalText(text)}\n`);
const note = (text: string): void => void process.stderr.write(`${terminalText(text)}\n`);

/** How long what runs may take to end by itself after Ctrl-C, in milliseconds. */
const grace = 1500;

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(helpText(commands));
    return name === undefined ? 1 : 0;
  }
  if (name === '--version') {
    print(version);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command)
    throw new UserError(
      `There is no command "${name}".${didYouMean(
        name,
        commands.map((one) => one.name),
      )} The commands: ${commands.map((one) => one.name).join(', ')}.`,
    );
  const options = optionsOf(command);
  const args = readArguments(rest, options);
  if (isGiven(args, 'help') || isGiven(args, 'version')) {
    print(isGiven(args, 'help') ? helpFor(command) : version);
    return 0;
  }
  await checkOutputs(args, options);
  const told = new Set<string>();
  const engine = new EngineClient({
    storeFolder: storeFolderOf(args),
    ...optional('threads', numberOption(args, 'threads')),
    notice: (sentence) => {
      told.add(sentence);
      note(sentence);
    },
  });
  try {
    return await command.run({
      args,
      engine,
      signal: interrupted(engine),
      print,
      note,
      told,
      json: isGiven(args, 'json'),
    });
  } finally {
    engine.stop();
  }
}

/**
 * A signal that Ctrl-C aborts. What does not heed it soon, such as a file that never answers, is ended with the engine;
 * a second Ctrl-C ends all at once.
 */
function interrupted(engine: EngineClient): AbortSignal {
  const abort = new AbortController();
  process.on('exit', () => engine.stop());
  process.once('SIGINT', () => {
    abort.abort();
    setTimeout(() => engine.stop(new Cancelled()), grace).unref();
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 2 * grace).unref();
    process.once('SIGINT', () => process.exit(130));
  });
  return abort.signal;
}

/** The exit code of an error: 1 what the user can mend, 130 Ctrl-C, 2 our fault. */
function fail(thrown: unknown): number {
  const error = asSentence(thrown);
  if (error instanceof UserError) note(`gradus: ${onOneLine(faultText(error))}`);
  else if (error instanceof Cancelled)
    note('\nStopped. What is done is kept: the same command goes on from there.');
  else note(`gradus: unexpected error.\n${error instanceof Error ? error.stack : String(error)}`);
  return error instanceof UserError ? 1 : error instanceof Cancelled ? 130 : 2;
}

// A reader that stops reading (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

process.on('uncaughtException', (error) => process.exit(fail(error)));

void main(process.argv.slice(2))
  .catch(fail)
  .then((code) => (process.exitCode = code));
