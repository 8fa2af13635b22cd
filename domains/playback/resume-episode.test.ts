import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgressRow } from './ports.ts';
import { resumeEpisode } from './resume-episode.ts';

const episodes = [1, 2, 3].map((number) => ({
  id: number * 10,
  season: 1,
  number,
  title: `Chapter ${number}`,
  originalTitle: null,
  minutes: 20,
  synopsis: null,
}));
const mark = (episodeId: number, finished: boolean): ProgressRow => ({
  titleId: 1,
  episodeId,
  positionMs: 1,
  durationMs: 2,
  finished,
  updatedAt: 0,
});
const idOf = (...args: Parameters<typeof resumeEpisode>) => resumeEpisode(...args)?.episode.id ?? null;

test('resumeEpisode() starts with the first, goes on in the last seen, and after it when it was finished', () => {
  assert.equal(idOf(episodes, []), 10);
  assert.equal(idOf(episodes, [mark(20, false), mark(10, true)]), 20);
  assert.equal(idOf(episodes, [mark(20, true), mark(30, false)]), 30);
});

test('resumeEpisode() after the last episode starts over, or ends', () => {
  assert.equal(idOf(episodes, [mark(30, true)]), 10);
  assert.equal(idOf(episodes, [mark(30, true)], { restart: false }), null);
});

test('resumeEpisode() keeps the mark of an episode begun before', () => {
  assert.equal(resumeEpisode(episodes, [mark(10, true), mark(20, false)])?.mark?.episodeId, 20);
});

test('resumeEpisode() is null without episodes, and ignores marks of episodes that are gone', () => {
  assert.equal(idOf([], [mark(10, false)]), null);
  assert.equal(idOf(episodes, [mark(99, true)]), 10);
});
