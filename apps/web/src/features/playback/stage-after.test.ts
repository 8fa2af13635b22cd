import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filmAt, playsElsewhere, stageAfter, watchPath, type Staged } from './stage-after.ts';

const film = { movieId: 5, episodeId: null };
const full: Staged = { film, docked: false };
const docked: Staged = { film, docked: true };
const playing = { playing: true, episodeId: 12 };
const paused = { playing: false, episodeId: 12 };

test('filmAt() reads films and episodes from addresses of the watch page, and nothing from others', () => {
  assert.deepEqual(filmAt('/watch/5'), film);
  assert.deepEqual(filmAt('/watch/5/12'), { movieId: 5, episodeId: 12 });
  for (const other of ['/', '/title/5', '/watch', '/watch/x', '/watch/5/12/3'])
    assert.equal(filmAt(other), null);
});

test('playsElsewhere() knows the player of downloads from their list', () => {
  assert.equal(playsElsewhere('/downloads/7'), true);
  for (const other of ['/downloads', '/watch/7', '/']) assert.equal(playsElsewhere(other), false);
});

test('watchPath() is read back by filmAt()', () => {
  for (const each of [film, { movieId: 5, episodeId: 12 }]) assert.deepEqual(filmAt(watchPath(each)), each);
});

test('stageAfter() docks what plays when its page is left, and ends what is paused', () => {
  assert.deepEqual(stageAfter(full, null, playing), docked);
  assert.equal(stageAfter(full, null, paused), null);
});

test('stageAfter() keeps a docked film over further pages, also paused', () => {
  assert.equal(stageAfter(docked, null, paused), docked);
});

test('stageAfter() expands the docked film for its own address, its episode and its series', () => {
  for (const asked of [film, { movieId: 5, episodeId: 12 }])
    assert.deepEqual(stageAfter(docked, asked, playing), full);
  assert.equal(stageAfter(full, film, playing), full);
});

test('stageAfter() takes another film or episode instead', () => {
  for (const asked of [
    { movieId: 6, episodeId: null },
    { movieId: 5, episodeId: 13 },
  ])
    assert.deepEqual(stageAfter(docked, asked, playing), { film: asked, docked: false });
  assert.deepEqual(stageAfter(null, film, paused), full);
});
