import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filmStep, type FilmMemory, type FilmSeen } from './film-step.ts';

const series = 5;
const fresh: FilmMemory = { agreed: undefined, asked: null };

/** The steps of several looks in a row, each a change of what was seen before. */
function steps(...changes: Partial<FilmSeen>[]): string[] {
  let memory = fresh;
  let seen: FilmSeen = {
    page: { movieId: series, episodeId: 1 },
    room: { movieId: series, episodeId: 1 },
    named: true,
    mayControl: true,
  };
  return changes.map((change) => {
    seen = { ...seen, ...change };
    const next = filmStep(memory, seen);
    memory = next.memory;
    return next.step;
  });
}
const page = (episodeId: number | null, movieId = series) => ({ page: { movieId, episodeId } });
const room = (episodeId: number | null) => ({ room: { movieId: series, episodeId } });

test('filmStep() stays where page and room agree, and has the room named in the address', () => {
  assert.deepEqual(steps({}, {}, { named: false }, { named: true }), ['stay', 'stay', 'name', 'stay']);
  assert.deepEqual(steps(page(null)), ['stay'], 'the episode that was left is that of the room');
});

test('filmStep() follows a room that went on, until the page is there', () => {
  assert.deepEqual(steps({}, room(2), {}, page(2), {}), ['stay', 'follow', 'follow', 'stay', 'stay']);
  assert.deepEqual(steps({ ...page(1), ...room(2) }), ['follow'], 'an old address');
});

test('filmStep() takes the room along to the episode that the viewer went on to, and asks once', () => {
  assert.deepEqual(steps({}, page(2), {}, {}, room(2), {}), ['stay', 'take', 'stay', 'stay', 'stay', 'stay']);
  assert.deepEqual(steps({}, page(2), page(3)), ['stay', 'take', 'take']);
  assert.deepEqual(steps({}, page(2), room(2), page(1)), ['stay', 'take', 'stay', 'take'], 'and back');
  assert.deepEqual(steps({}, page(2), room(3)), ['stay', 'take', 'follow'], 'somebody else was faster');
});

test('filmStep() leaves for another film, and where the room cannot be taken along', () => {
  assert.deepEqual(steps({}, page(null, 6)), ['stay', 'leave']);
  assert.deepEqual(steps({ mayControl: false }, page(2)), ['stay', 'leave']);
});

test('filmStep() knows a film by its title alone', () => {
  assert.deepEqual(steps({ ...page(null), ...room(null) }, {}), ['stay', 'stay']);
});
