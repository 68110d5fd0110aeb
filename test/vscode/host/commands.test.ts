import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { answering } from './answering';
import { closeAll, gradus, hoverAt, records, score, setting, until, uriOf, written } from './datasets';
import { engines } from './processes';

const lines = records(30);

/** Runs a command of Gradus for a dataset that no editor shows. */
async function run(command: string, uri: vscode.Uri, ...more: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`gradus.${command}`, uri, ...more);
}

describe('The commands, called with a file and without any editor,', () => {
  let uri: vscode.Uri;

  before(async () => {
    await gradus().activate();
    await setting('measures', ['human', 'length', 'rarity']);
    await closeAll();
    uri = await written('commands.jsonl', `${lines.join('\n')}\n`);
    await score(uri);
  });

  afterEach(closeAll);

  it('score: the dataset, by a URI or its text', async () => {
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.match((await hoverAt(uri, 3))!.value, / of 30 by level/);
    const other = await written('by-text.jsonl', lines.join('\n'));
    await vscode.commands.executeCommand('gradus.score', other.toString());
    assert.match((await hoverAt(other, 3))!.value, / of 30 by level/);
  });

  it('score: several, one after another', async () => {
    const all = await Promise.all(
      [1, 2].map((number) => written(`several-${number}.jsonl`, lines.join('\n'))),
    );
    await vscode.commands.executeCommand('gradus.score', all[0], all);
    for (const one of all) assert.match((await hoverAt(one, 3))!.value, / of 30 by level/);
  });

  it('walk to the hardest, on from there, and back', async () => {
    const lineNow = (): number => vscode.window.activeTextEditor!.selection.active.line;
    const hardest = lines.flatMap((line, row) => (line.includes('Level 5') ? [row] : []));
    const seen: number[] = [];
    for (const command of ['nextHardest', 'nextHardest', 'nextHardest', 'previousHardest']) {
      await run(command, uri);
      seen.push(lineNow());
    }
    assert.deepEqual(seen, [hardest[0], hardest[1], hardest[2], hardest[1]]);
    assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), uri.toString());
  });

  it('show a record, laid out, with what is known of it', async () => {
    await vscode.window.showTextDocument(uri);
    await run('showRecord', uri, 4);
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.match(text, /^\/\/ commands\.jsonl, line 5, row 4\n\/\/ (Easy|Medium|Hard) · harder than/);
    assert.ok(text.endsWith(`${JSON.stringify(JSON.parse(lines[4]!), undefined, 2)}\n`));
  });

  it('open the panel, once for a dataset', async () => {
    const panels = (): vscode.Tab[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ label }) => /commands.*difficulty/.test(label));
    await run('openPanel', uri);
    await run('openPanel', uri);
    await until('the panel', () => panels().length === 1);
  });

  it('build a mixture and write it with its manifest', async () => {
    const out = uriOf('mixture.jsonl');
    await answering({ pick: ({ label }) => label === 'hard', input: '3', save: out }, () =>
      run('buildMixture', uri),
    );
    const written = readFileSync(out.fsPath, 'utf8').trimEnd().split('\n');
    assert.equal(written.length, 3);
    for (const line of written) assert.ok(lines.includes(line) && /Level [45]/.test(line), line);
    assert.ok(existsSync(`${out.fsPath}.manifest.json`));
  });

  it('write a mixture once where it is asked for twice at once, and replace it where that is agreed to', async () => {
    const out = uriOf('mixture-twice.jsonl');
    const answers = { pick: ({ label }: vscode.QuickPickItem) => label === 'all', input: '', save: out };
    const told: string[] = [];
    const window = vscode.window as unknown as Record<string, unknown>;
    const before = window['showErrorMessage'];
    window['showErrorMessage'] = async (message: string) => void told.push(message);
    try {
      await answering(
        answers,
        async () => void (await Promise.all([1, 2].map(() => run('buildMixture', uri)))),
      );
      assert.equal(told.length, 1, told.join('\n'));
      assert.match(told[0]!, /mixture-twice\.jsonl is being written already/);
      await rm(`${out.fsPath}.manifest.json`);
      writeFileSync(out.fsPath, 'what was there');
      await answering(answers, () => run('buildMixture', uri));
      assert.equal(told.length, 1);
      assert.equal(readFileSync(out.fsPath, 'utf8').trimEnd().split('\n').length, 30);
    } finally {
      window['showErrorMessage'] = before;
    }
  });

  it('build a mixture of the one of several files that the user says', async () => {
    const other = await written('mixed-too.jsonl', `${lines.slice(0, 20).join('\n')}\n`);
    await score(other);
    const out = uriOf('mixture-of-one.jsonl');
    const asked: string[] = [];
    await answering(
      {
        pick: ({ label }) => {
          asked.push(label);
          return label === 'mixed-too.jsonl' || label === 'all';
        },
        input: '',
        save: out,
      },
      () => vscode.commands.executeCommand<void>('gradus.buildMixture', uri, [uri, other]) as Promise<void>,
    );
    assert.deepEqual(asked.slice(0, 2), ['commands.jsonl', 'mixed-too.jsonl']);
    assert.equal(readFileSync(out.fsPath, 'utf8').trimEnd().split('\n').length, 20);
    await rm(out.fsPath);
    await answering(
      { pick: () => false, save: out },
      () => vscode.commands.executeCommand<void>('gradus.buildMixture', uri, [uri, other]) as Promise<void>,
    );
    assert.equal(existsSync(out.fsPath), false);
  });

  it('open a panel for each of several files', async () => {
    const other = await written('shown-too.jsonl', lines.join('\n'));
    const labels = (): string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
    await vscode.commands.executeCommand('gradus.openPanel', uri, [uri, other]);
    await until('both panels', () =>
      ['commands.jsonl', 'shown-too.jsonl'].every((name) =>
        labels().some((one) => one.startsWith(`${name}:`)),
      ),
    );
  });

  it('write nothing where the user changes their mind', async () => {
    const out = uriOf('never.jsonl');
    await answering({ pick: () => false, save: out }, () => run('buildMixture', uri));
    await answering({ save: undefined }, () => run('exportScores', uri));
    assert.equal(existsSync(out.fsPath), false);
  });

  it('export the scores', async () => {
    const out = uriOf('scores.csv');
    await answering({ save: out }, () => run('exportScores', uri));
    const [header, ...rows] = readFileSync(out.fsPath, 'utf8').trimEnd().split('\n');
    assert.match(header!, /^row,id,human\.level,questionWords,/);
    assert.equal(rows.length, 30);
    await rm(out.fsPath);
  });

  it('refuse to write the scores over the dataset', async () => {
    const before = readFileSync(uri.fsPath);
    const csv = await written(
      'own.csv',
      `question,answer,level\n${lines.map((_, row) => `What ${row}?,${row},Level ${row % 5}`).join('\n')}\n`,
    );
    const text = readFileSync(csv.fsPath);
    await score(csv);
    await answering({ save: csv }, () => run('exportScores', csv));
    assert.deepEqual(readFileSync(csv.fsPath), text);
    await answering({ pick: ({ label }) => label === 'hard', input: '', save: uri }, () =>
      run('buildMixture', uri),
    );
    assert.deepEqual(readFileSync(uri.fsPath), before);
  });

  it('change the measure that difficulty goes by, and the fields', async () => {
    await answering({ pick: ({ label }) => label === 'question length' }, () => run('chooseMeasure', uri));
    assert.match((await hoverAt(uri, 3))!.value, / of 30 by question length/);
    await answering({ pick: ({ label }) => label === 'level' }, () => run('chooseMeasure', uri));
    assert.match((await hoverAt(uri, 3))!.value, / of 30 by level/);
  });

  it('do nothing bad to a dataset that is not scored, or is none', async () => {
    const unscored = await written('unscored.jsonl', lines.join('\n'));
    const none = await written('none.jsonl', '');
    for (const one of [unscored, none, uriOf('missing.jsonl')])
      for (const command of [
        'nextHardest',
        'buildMixture',
        'exportScores',
        'chooseMeasure',
        'removeResponses',
        'removeDynamics',
      ])
        await answering({ pick: () => assert.fail('it asked') }, () => run(command, one));
  });

  it('import responses, export the respondents and remove the responses again', async () => {
    const ids = lines.map((_, row) => `q${row}`);
    const numbered = await written(
      'answered.jsonl',
      lines.map((line, row) => JSON.stringify({ id: ids[row], ...(JSON.parse(line) as object) })).join('\n'),
    );
    const answers = Array.from({ length: 12 }, (_, who) =>
      ids.map((id, row) => `model-${who},${id},${(row * 7 + who * 5) % 30 < 10 + who ? 1 : 0}`),
    );
    const log = await written('answers.csv', ['respondent,item,correct', ...answers.flat(), ''].join('\n'));
    const choice = { logs: [log.fsPath] };
    await answering({ pick: () => false }, () => run('importResponses', numbered, choice));
    assert.equal(await hoverAt(numbered, 3), undefined);
    await answering({ pick: ({ label }) => label === '$(check) Import' }, () =>
      run('importResponses', numbered, choice),
    );
    assert.match((await hoverAt(numbered, 3))!.value, /IRT b .* of 12 correct/);
    const out = uriOf('respondents.jsonl');
    await answering({ save: out }, () => run('exportRespondents', numbered));
    const people = readFileSync(out.fsPath, 'utf8').trimEnd().split('\n');
    assert.equal(people.length, 12);
    await run('removeResponses', numbered);
    assert.doesNotMatch((await hoverAt(numbered, 3))?.value ?? '', /IRT/);
  });

  it('import training dynamics, which are scored at once, and remove them again', async () => {
    const trained = await written(
      'trained.jsonl',
      lines.map((line, row) => JSON.stringify({ id: `q${row}`, ...(JSON.parse(line) as object) })).join('\n'),
    );
    const epoch = lines.map((_, row) =>
      JSON.stringify({ guid: `q${row}`, logits_epoch_0: [row % 2 === 0 ? 2 : -2, 0], gold: 0 }),
    );
    const log = await written('dynamics_epoch_0.jsonl', `${epoch.join('\n')}\n`);
    await answering({ pick: () => false }, () => run('importDynamics', trained));
    assert.equal(await hoverAt(trained, 3), undefined);
    await run('importDynamics', trained, [log.fsPath]);
    assert.match((await hoverAt(trained, 3))!.value, /imported confidence/);
    await run('removeDynamics', trained);
    assert.doesNotMatch((await hoverAt(trained, 3))?.value ?? '', /imported/);
  });

  it('stop the engine, which comes back with the next call', async () => {
    await vscode.commands.executeCommand('gradus.stopEngine');
    if (engines()) await until('that the engine is gone', () => engines()!.length === 0);
    await score(uri);
    assert.equal(engines()?.length ?? 1, 1);
  });
});
