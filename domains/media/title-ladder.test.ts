import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import { addMedia } from './add-media.ts';
import type { AssetView } from './contract.ts';
import { encodeAsset } from './encode-asset.ts';
import type { EncodeDeps } from './encode-asset.ts';
import type { Asset, Transcoder } from './ports.ts';

let service: TestService;
let title: number;
const folder = mkdtempSync(join(tmpdir(), 'kinora-per-title-'));
const film = join(folder, 'film.mp4');

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  makeFixture({ file: film, container: 'mp4', seconds: 21, video: { width: 320, height: 180, rate: '12' } });
  service = await openTestService();
  [title = 0] = await service.kinora.stores.titles.putAll([titleInput('The General')], 1);
});

after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

async function add(): Promise<Asset> {
  const { media, stores, clock } = service.kinora;
  const deps = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  return (await addMedia(deps, { titleId: title, episodeId: null, file: film })).asset;
}

/** The work on an asset with some calls of the transcoder watched. */
function work(parts: Partial<Transcoder>, perTitle = true): (assetId: number) => Promise<void> {
  const { media, clock } = service.kinora;
  const deps: EncodeDeps = {
    transcoder: { ...media.transcoder, ...parts },
    assets: media.assets,
    files: media.files,
    uploads: media.uploads,
    keys: { find: () => Promise.resolve(null), add: (_id, key) => Promise.resolve(key) },
    clock,
    perTitle,
    encryption: 'none',
    randomBytes: (length) => new Uint8Array(length),
  };
  const context = { signal: new AbortController().signal, progress: () => undefined };
  return (assetId) => encodeAsset(deps)({ assetId }, context);
}

test('a film is measured once, also when its work dies right after, and is encoded as was decided', async () => {
  const { transcoder, assets } = service.kinora.media;
  const { id } = await add();
  let measured = 0;
  const measure: Transcoder['measure'] = (task) => {
    measured++;
    return transcoder.measure(task);
  };
  const dies = () => Promise.reject(new Error('the process was killed'));
  await assert.rejects(work({ measure, encode: dies })(id), /killed/);
  const decided = (await assets.find(id))?.perTitle;
  assert.ok(decided);
  const asked: unknown[] = [];
  const encode: Transcoder['encode'] = (task) => {
    asked.push(...task.video);
    return transcoder.encode(task);
  };
  await work({ measure, encode })(id);
  assert.equal(measured, 1);
  assert.deepEqual(asked, decided.video);

  const operator = await service.signIn({ role: 'operator' });
  const shown = (await operator.call('GET', `/assets/${id}`)).json<AssetView>();
  assert.deepEqual(shown.perTitle, decided.report);
  assert.equal(shown.complete, true);
  for (const { fixed, chosen } of shown.perTitle?.rungs ?? assert.fail('no report')) {
    assert.ok(fixed.bitrate > 1000 && fixed.ssim > 0.9 && fixed.ssim < 1, JSON.stringify(fixed));
    assert.ok(chosen === null || (chosen.bitrate <= fixed.bitrate && chosen.ssim >= fixed.ssim - 1e-9));
  }
});

test('a film is encoded by the fixed ladder where measuring is off, or its places could not be read', async () => {
  const { assets } = service.kinora.media;
  for (const [nothing, perTitle] of [
    [() => assert.fail('it was measured'), false],
    [() => Promise.resolve([]), true],
  ] as const) {
    const { id, facts } = await add();
    assert.ok(facts);
    const asked: unknown[] = [];
    const encode: Transcoder['encode'] = (task) => {
      asked.push(...task.video);
      return Promise.reject(new Error('enough'));
    };
    await assert.rejects(work({ measure: nothing, encode }, perTitle)(id), /enough/);
    assert.deepEqual(asked, ladderFor(facts).video.slice(0, 1));
    assert.equal((await assets.find(id))?.perTitle, null);
    await assets.update(id, { complete: true }, 1);
  }
});
