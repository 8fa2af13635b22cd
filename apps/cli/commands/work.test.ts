import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { addMedia } from '#domains/media/add-media.ts';
import { verifyAsset } from '#domains/media/verify-asset.ts';
import { AV_LOG_QUIET, Log } from 'node-av';

interface Owned {
  readonly state: string;
  readonly owner: string | null;
  readonly progress: number;
}

/** To the worker and its encoder. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

test('kinora work: two processes share the videos, none is worked on twice, and one goes on where the other was killed', async () => {
  Log.setLevel(AV_LOG_QUIET);
  const home = mkdtempSync(join(tmpdir(), 'kinora-work-'));
  const film = join(home, 'film.mp4');
  makeFixture({ file: film, container: 'mp4', seconds: 8, video: { width: 480, height: 270, rate: '24' } });
  const kinora = await compose(readConfig({ KINORA_HOME: home, KINORA_DEMO: 'false' }, '/'));
  const { media, stores, clock } = kinora;
  const { db } = stores.sqlite;
  const children: ChildProcess[] = [];
  try {
    const titles = await stores.titles.putAll(
      ['The General', 'Nosferatu'].map((name) => titleInput(name)),
      1,
    );
    const parts = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
    const added: { asset: { id: number }; job: { id: number } }[] = [];
    for (const titleId of titles) added.push(await addMedia(parts, { titleId, episodeId: null, file: film }));
    const jobs = async (): Promise<Owned[]> =>
      db
        .selectFrom('jobs')
        .select(['state', 'lease_owner as owner', 'progress'])
        .where(
          'id',
          'in',
          added.map(({ job }) => job.id),
        )
        .orderBy('id')
        .execute();
    /** Every worker that was ever seen on a job, in order. */
    const seen = added.map((): string[] => []);
    const look = async (): Promise<Owned[]> => {
      const now = await jobs();
      for (const [at, { owner }] of now.entries())
        if (owner !== null && seen[at]?.at(-1) !== owner) seen[at]?.push(owner);
      return now;
    };
    const until = async (holds: (now: Owned[]) => boolean): Promise<Owned[]> => {
      for (let tries = 0; tries < 4000; tries += 1) {
        const now = await look();
        if (holds(now)) return now;
        await pause(20);
      }
      return assert.fail(`it never came to that: ${JSON.stringify(await jobs())}`);
    };
    const start = (): ChildProcess => {
      const child = spawn(process.execPath, ['apps/cli/kinora.js', 'work', '--workers', '1', '--json'], {
        env: { ...process.env, KINORA_HOME: home, KINORA_LOG: 'error', KINORA_DEMO: 'false' },
        stdio: ['ignore', 'ignore', 'inherit'],
        // A group of its own: the killed worker's encoder must not outlive the test.
        detached: true,
      });
      children.push(child);
      return child;
    };

    const victim = start();
    await until((now) => now.some(({ state, progress }) => state === 'running' && progress > 0.1));
    const killed = seen.findIndex((owners) => owners.length > 0);
    const owner = seen[killed]?.[0] ?? '';
    const leaseUntil = async (at: number): Promise<void> => {
      const { numUpdatedRows } = await db
        .updateTable('jobs')
        .set({ lease_until: at })
        .where('state', '=', 'running')
        .where('lease_owner', '=', owner)
        .executeTakeFirst();
      assert.equal(numUpdatedRows, 1n, 'the first worker has its job');
    };
    // It stands still where it is, holding its lease, however long the other takes to begin.
    signalGroup(victim, 'SIGSTOP');
    await leaseUntil(clock.now() + 3_600_000);
    start();
    await until((now) => now.filter(({ state }) => state === 'running').length === 2);
    signalGroup(victim, 'SIGKILL');
    await leaseUntil(1);
    await until((now) => now.every(({ state }) => state === 'done'));

    // Only the killed worker's job changed hands; the other had one worker from beginning to end.
    assert.deepEqual(
      seen.map((owners, at) => (at === killed ? owners.length === 2 : owners.length === 1)),
      [true, true],
      JSON.stringify(seen),
    );
    for (const { asset } of added) {
      const made = await media.assets.find(asset.id);
      assert.ok(made?.complete);
      assert.deepEqual((await verifyAsset(media, made)).faults, []);
    }
  } finally {
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) signalGroup(child, 'SIGKILL');
    await kinora.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
});
