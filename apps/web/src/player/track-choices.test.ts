// Sound and subtitles carried over from one film to the next.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AudioTrack } from './audio-track.ts';
import {
  chosenAudio,
  chosenSubtitles,
  noChoices,
  readTrackChoices,
  writeTrackChoices,
} from './track-choices.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const entries = new Map<string, string>();
  return { getItem: (key) => entries.get(key) ?? null, setItem: (key, value) => entries.set(key, value) };
}
const track = (language: string, role: AudioTrack['role'] = 'main'): AudioTrack => ({
  id: `${language} ${role}`,
  language,
  role,
  label: null,
});

test('track choices are kept for each profile apart', () => {
  const storage = memory();
  const choices = {
    audio: { language: 'fr', role: 'description' },
    subtitles: { language: 'ar', sounds: true },
  } as const;
  writeTrackChoices(storage, 1, choices);
  assert.deepEqual(readTrackChoices(storage, 1), choices);
  assert.deepEqual(readTrackChoices(storage, 2), noChoices);
});

test('readTrackChoices() takes nothing from an entry that somebody else wrote', () => {
  for (const text of ['{', '7', 'null', '{"audio":{"language":5},"subtitles":false}'])
    assert.deepEqual(readTrackChoices({ getItem: () => text, setItem: () => {} }, 1), noChoices, text);
});

test('readTrackChoices() reads the language alone, as it was kept before purposes were', () => {
  const { subtitles } = readTrackChoices(
    { getItem: () => '{"audio":null,"subtitles":"fr"}', setItem: () => {} },
    1,
  );
  assert.deepEqual(subtitles, { language: 'fr', sounds: false });
});

test('writeTrackChoices() survives a browser that keeps nothing', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  };
  assert.doesNotThrow(() => writeTrackChoices(full, 1, noChoices));
});

test('chosenAudio() prefers the same purpose, then the main sound of the language', () => {
  const tracks = [track('en'), track('fr'), track('fr', 'description')];
  assert.equal(chosenAudio(tracks, { language: 'fr', role: 'description' })?.id, 'fr description');
  assert.equal(chosenAudio(tracks, { language: 'fr', role: 'commentary' })?.id, 'fr main');
  assert.equal(chosenAudio(tracks, { language: 'fr-CA', role: 'main' })?.id, 'fr main');
  assert.equal(chosenAudio(tracks, { language: 'de', role: 'main' }), undefined);
  assert.equal(chosenAudio(tracks, null), undefined);
});

test('chosenSubtitles() prefers the very variety, then the language, and of these the same purpose', () => {
  const spoken = (language: string) => ({ language, sounds: false });
  const all = (language: string) => ({ language, sounds: true });
  const tracks = [spoken('pt'), all('pt-BR'), all('ar'), spoken('ar')];
  assert.equal(chosenSubtitles(tracks, spoken('pt-BR')), tracks[1]);
  assert.equal(chosenSubtitles(tracks, spoken('ar-MA')), tracks[3]);
  assert.equal(chosenSubtitles(tracks, all('ar')), tracks[2]);
  assert.equal(chosenSubtitles(tracks, null), undefined);
});
