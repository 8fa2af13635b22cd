import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptionChannel } from '#engine/media/decode-captions.ts';
import type { MediaFacts, SubtitleFacts } from '#engine/media/media-facts.ts';
import { bringSubtitles } from './bring-subtitles.ts';

const track = (index: number, facts: Partial<SubtitleFacts>): SubtitleFacts => ({
  index,
  codec: 'subrip',
  language: 'fr',
  title: null,
  forced: false,
  text: true,
  ...facts,
});

/** What the reader says of the given tracks, and what was written for them. */
async function bring(
  subtitles: SubtitleFacts[],
  readable: readonly number[],
  channels: readonly CaptionChannel[] = [],
) {
  const written = new Map<string, string>();
  const video = { index: 0, closedCaptions: channels.length > 0 };
  const audio = [
    { language: 'fr', role: 'commentary', isDefault: true },
    { language: 'en', role: 'main', isDefault: false },
  ];
  const facts = { container: 'matroska,webm', video, audio, subtitles } as MediaFacts;
  const cue = { startSeconds: 1, endSeconds: 2, text: 'Oui', settings: '' };
  const deps = {
    transcoder: {
      subtitles: () =>
        Promise.resolve([
          ...readable.map((index) => ({ index, cues: [cue] })),
          ...channels.map((channel) => ({ index: 0, channel, cues: [cue] })),
        ]),
    },
    files: {
      write: (_asset: number, name: string, text: string) => Promise.resolve(void written.set(name, text)),
    },
  };
  return { ...(await bringSubtitles(deps, 1, { file: 'film.mkv', facts })), written };
}

test('bringSubtitles() names every track so that no two of a menu are the same, and tells roles by titles too', async () => {
  const { subtitles, written, notes } = await bring(
    [
      track(2, {}),
      track(3, { title: 'français' }),
      track(4, { language: 'en', title: 'English (SDH)' }),
      track(5, { language: 'und', title: 'Forced' }),
    ],
    [2, 3, 4, 5],
  );
  assert.deepEqual(
    subtitles.map(({ id, title, forced, forHearingImpaired }) => [id, title, forced, forHearingImpaired]),
    [
      ['text-0-fr', 'français', false, false],
      ['text-1-fr', 'français 2', false, false],
      ['text-2-en', 'English (SDH)', false, true],
      ['text-3-und', 'Forced', true, false],
    ],
  );
  assert.equal(written.get('text-0-fr/all.vtt'), 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nOui\n');
  assert.deepEqual(notes, []);
});

test('bringSubtitles() tells of pictures, of unknown codecs and of empty tracks, and goes on', async () => {
  const { subtitles, notes } = await bring(
    [
      track(2, { codec: 'hdmv_pgs_subtitle', text: false }),
      track(3, { codec: 'eia_608', text: false }),
      track(4, { title: 'Leer' }),
      track(5, {}),
    ],
    [5],
  );
  assert.deepEqual(
    subtitles.map(({ id }) => id),
    ['text-0-fr'],
  );
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['subtitles_are_pictures', 'subtitles_unknown', 'subtitles_empty'],
  );
  assert.match(notes[0]?.message ?? '', /in "fr" \(hdmv_pgs_subtitle\) holds pictures of text/);
});

test('bringSubtitles() brings closed captions as subtitles for people who do not hear: CC1 in the language that is spoken', async () => {
  const { subtitles, captions, written } = await bring([track(2, { language: 'en' })], [2], ['CC1', 'CC3']);
  assert.deepEqual(
    subtitles.map(({ id, language, title, forHearingImpaired }) => [id, language, title, forHearingImpaired]),
    [
      ['text-0-en', 'en', 'English', false],
      ['text-1-en', 'en', 'English 2', true],
      ['text-2-und', 'und', 'CC3', true],
    ],
  );
  assert.deepEqual(captions, [
    { channel: 'CC1', language: 'en' },
    { channel: 'CC3', language: 'und' },
  ]);
  assert.ok(written.has('text-2-und/all.vtt'));
});
