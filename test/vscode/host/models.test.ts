import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { curatedModel } from '../../../src/engine/models/curated';
import { HubServer } from '../../engine/models/hubServer';
import { startProxy } from '../../engine/models/tunnelProxy';
import { answering } from './answering';
import { closeAll, gradus, hoverAt, records, score, setting, written } from './datasets';

const name = 'all-MiniLM-L6-v2';
const { repo, commit } = curatedModel(name)!;
const lying = (): string => join(process.env['GRADUS_TEST_STORE']!, 'models', ...repo.split('/'), commit);
const named = (): unknown => vscode.workspace.getConfiguration('gradus').get('modelPath');

const choose = (label: string, confirm: (question: string) => string | undefined = () => undefined) =>
  answering({ pick: (item) => item.label === label, confirm }, async () => {
    await vscode.commands.executeCommand('gradus.chooseModel');
  });

const endpoint = (value: string | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('gradus').update('hubEndpoint', value, vscode.ConfigurationTarget.Global);

describe('Choosing a model', () => {
  let hub: HubServer;

  before(async () => {
    await gradus().activate();
    hub = await HubServer.start(repo, { at: commit });
    await endpoint(hub.endpoint);
    await setting('measures', ['human', 'prototype']);
  });

  after(async () => {
    await endpoint(undefined);
    hub.stop();
    await closeAll();
  });

  it('asks before anything goes over the network, with host, size and licence; a no changes nothing', async () => {
    const asked: string[] = [];
    await choose(name, (question) => void asked.push(question));
    assert.equal(asked.length, 1);
    const host = new URL(hub.endpoint).host;
    assert.match(
      asked[0]!,
      new RegExp(`^Download ${name}\\? About 24 MB from ${host} \\(${repo}\\), licence apache-2\\.0\\.`),
    );
    assert.deepEqual(hub.seen, []);
    assert.equal(named(), '');
    assert.equal(existsSync(lying()), false);
  });

  it('downloads it after a yes, names it in the settings, and scores with it', async () => {
    await choose(name, () => 'Download');
    assert.equal(named(), name);
    assert.ok(existsSync(join(lying(), 'onnx', 'model_quantized.onnx')));
    const uri = await written('with-model.jsonl', `${records(30).join('\n')}\n`);
    await score(uri);
    assert.match((await hoverAt(uri, 3))!.value, /distance from prototype/i);
  });

  it('asks for no download of what is here, and goes back to the embedded one', async () => {
    hub.reset();
    await choose('gradus-static-en');
    assert.equal(named(), '');
    await choose(name, () => assert.fail('it asked'));
    assert.equal(named(), name);
    await choose('gradus-static-en');
    assert.deepEqual(hub.seen, []);
  });

  it('takes a folder', async () => {
    const open = vscode.Uri.file(lying());
    await answering({ pick: ({ label }) => label === 'A Folder…', open }, async () => {
      await vscode.commands.executeCommand('gradus.chooseModel');
    });
    assert.equal(named(), open.fsPath);
    await choose('gradus-static-en');
  });

  it('sends the token that was entered to the endpoint and to no other host', async () => {
    await rm(lying(), { recursive: true });
    hub.reset({ token: 'hf_entered' });
    await choose(name, () => 'Download');
    assert.equal(existsSync(lying()), false);
    await answering({ input: ' hf_entered ' }, async () => {
      await vscode.commands.executeCommand('gradus.setToken');
    });
    hub.reset({ token: 'hf_entered' });
    await choose(name, () => 'Download');
    assert.ok(existsSync(lying()));
    for (const { host, authorization } of hub.seen)
      assert.equal(authorization, host === 'hub' ? 'Bearer hf_entered' : undefined);
    hub.reset();
    await answering({ input: '' }, async () => {
      await vscode.commands.executeCommand('gradus.setToken');
    });
    await choose('gradus-static-en');
  });

  it('goes through the proxy of VS Code, and around it to hosts that its settings exempt', async () => {
    const proxy = await startProxy('me:secret');
    const http = (name: string, value: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration('http').update(name, value, vscode.ConfigurationTarget.Global);
    try {
      await http('proxy', proxy.address.replace('://', '://me:secret@'));
      for (const exempt of [undefined, ['127.0.0.1', 'localhost']]) {
        await http('noProxy', exempt);
        proxy.asked.length = 0;
        await rm(lying(), { recursive: true });
        await choose(name, () => 'Download');
        assert.ok(existsSync(lying()));
        const hosts = [hub.endpoint, hub.cdnAddress].map((address) => new URL(address).host);
        assert.deepEqual(new Set(proxy.asked), new Set(exempt ? [] : hosts));
      }
    } finally {
      await http('proxy', undefined);
      await http('noProxy', undefined);
      proxy.stop();
      await choose('gradus-static-en');
    }
  });
});
