import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVideoName } from './parse-video-name.ts';

const read = (name: string): string => {
  const parsed = parseVideoName(name);
  if (parsed === null) return 'nothing';
  const { title, year, episode } = parsed;
  return `${title}|${year ?? ''}|${episode === null ? '' : `${episode.season}x${episode.number}`}`;
};

test('parseVideoName() reads films, with or without year and what is said of the copy', () => {
  assert.equal(read('Metropolis (1927).mkv'), 'Metropolis|1927|');
  assert.equal(read('films/restored/Metropolis [1927] 1080p.mkv'), 'Metropolis|1927|');
  assert.equal(read('the.general.1926.1080p.BluRay.x264.mkv'), 'the general|1926|');
  assert.equal(read('Le_Voyage_dans_la_Lune.mp4'), 'Le Voyage dans la Lune||');
  assert.equal(read('Dr. Mabuse, der Spieler (1922).mkv'), 'Dr. Mabuse, der Spieler|1922|');
  assert.equal(read('2001 - A Space Odyssey (1968).mkv'), '2001 - A Space Odyssey|1968|');
  assert.equal(read('1917.mkv'), '1917||');
  assert.equal(read('M.mp4'), 'M||');
  assert.equal(read('القاهرة 30 (1966).mp4'), 'القاهرة 30|1966|');
});

test('parseVideoName() reads episodes in either way of writing them', () => {
  for (const name of [
    'Les Vampires - S01E02.mkv',
    'Les Vampires S1 E2 - La bague qui tue.mkv',
    'les vampires - 1x02.mp4',
    'Les.Vampires.S01E02.1080p.mkv',
  ])
    assert.equal(read(name).toLowerCase(), 'les vampires||1x2', name);
  assert.equal(read('Fantômas (1913) - S01E05.mp4'), 'Fantômas|1913|1x5');
});

test('parseVideoName() finds nothing in names without words, and is quick about long ones', () => {
  for (const name of ['.mp4', '---.mkv', '(1927).mkv', ' ', '', '../../'])
    assert.notEqual(read(name).split('|')[0], '');
  assert.equal(read('---.mkv'), 'nothing');
  assert.equal(read('\u0000\n.mkv'), 'nothing');
  const long = `${'a ([{- '.repeat(20_000)}.mkv`;
  const before = performance.now();
  read(long);
  read(`${' '.repeat(50_000)}x.mkv`);
  assert.ok(performance.now() - before < 5_000);
});
