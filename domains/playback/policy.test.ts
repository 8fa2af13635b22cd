import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBegun, isFinished } from './policy.ts';
import { parsePlaybackId, playbackId } from './playback-id.ts';
import { streamMemory, watchStreams } from './watch-streams.ts';

const minute = 60_000;

test('isFinished() leaves out the credits: two minutes of a film, a twentieth of a clip', () => {
  assert.equal(isFinished(88 * minute, 90 * minute), true);
  assert.equal(isFinished(87 * minute, 90 * minute), false);
  assert.equal(isFinished(30_400, 32_000), true);
  assert.equal(isFinished(30_000, 32_000), false);
});

test('isBegun() does not count a look at the first seconds', () => {
  assert.equal(isBegun(3000, 90 * minute), false);
  assert.equal(isBegun(5000, 90 * minute), true);
  assert.equal(isBegun(1000, 32_000), true);
});

test('parsePlaybackId() reads back what playbackId() wrote and nothing else', () => {
  for (const part of [
    { titleId: 12, episodeId: null },
    { titleId: 12, episodeId: 345 },
  ]) {
    assert.deepEqual(parsePlaybackId(playbackId(part)), part);
  }
  for (const bad of ['', '0', '-1', '1-', '1-0', '1-2-3', 'a', '1.5', '1 ', '99999999999999999'])
    assert.equal(parsePlaybackId(bad), null, bad);
});

test('watchStreams() asks once within its memory, again after it, and again after a failure', async () => {
  const asked: number[] = [];
  let broken = false;
  const stateOf = watchStreams(
    {
      touch(_stream, { now, limit, silentBefore }) {
        assert.deepEqual([limit, silentBefore], [2, now - 45_000]);
        asked.push(now);
        return broken ? Promise.reject(new Error('store')) : Promise.resolve(now < 10_000 ? 'live' : 'ended');
      },
    },
    2,
  );
  assert.equal(await stateOf(1, 0), 'live');
  assert.equal(await stateOf(1, streamMemory - 1), 'live');
  assert.deepEqual(asked, [0]);
  assert.equal(await stateOf(1, 10_000), 'ended');
  assert.equal(await stateOf(2, 10_001), 'ended');
  assert.deepEqual(asked, [0, 10_000, 10_001]);
  broken = true;
  await assert.rejects(stateOf(3, 0));
  broken = false;
  assert.equal(await stateOf(3, 1), 'live');
});
