// Names of the sounds of a film.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator } from '#i18n/create-translator.ts';
import { createFormats } from '#i18n/create-formats.ts';
import { fr } from '#i18n/messages/fr.ts';
import { audioNames, audioRole, type AudioTrack } from './audio-track.ts';

const t = createTranslator('fr', fr);
const { language } = createFormats('fr', t);
const track = (given: Partial<AudioTrack>): AudioTrack => ({
  id: '1',
  language: 'en',
  role: 'main',
  label: null,
  ...given,
});
const names = (...tracks: AudioTrack[]) => audioNames(tracks, t, language);

test('audioNames() says languages in the words of the viewer, and what a track is for', () => {
  assert.deepEqual(
    names(
      track({}),
      track({ language: 'ar', label: 'العربية' }),
      track({ role: 'commentary' }),
      track({ role: 'description' }),
    ),
    ['Anglais', 'Arabe', 'Anglais (commentaire)', 'Anglais (audiodescription)'],
  );
});

test('audioNames() adds the label where two tracks would read alike', () => {
  assert.deepEqual(names(track({ label: 'Stereo' }), track({ label: 'Surround' })), [
    'Anglais · Stereo',
    'Anglais · Surround',
  ]);
});

test('audioNames() falls back to the label of a track without a language', () => {
  assert.deepEqual(names(track({ language: 'und', label: 'Piano' }), track({ language: 'und' })), [
    'Piano',
    'Langue inconnue',
  ]);
});

test('audioRole() reads the characteristics of HLS', () => {
  assert.equal(audioRole([]), 'main');
  assert.equal(audioRole(['public.accessibility.describes-video']), 'description');
  assert.equal(audioRole(['public.auxiliary-content']), 'commentary');
});
