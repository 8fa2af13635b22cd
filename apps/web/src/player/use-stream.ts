// The stream of a film that begins with the sound and the subtitles which the profile chose last, and keeps what it chooses now.
import { useState } from 'react';
import { noChoices, readTrackChoices, writeTrackChoices, type TrackChoices } from './track-choices.ts';
import { useShaka, type Stream, type StreamSource } from './use-shaka.ts';

export function useStream(
  video: HTMLVideoElement | null,
  captions: HTMLElement | null,
  source: Omit<StreamSource, 'choices'>,
  profileId: number | null,
): Stream {
  const [choices, setChoices] = useState(() =>
    profileId === null ? noChoices : readTrackChoices(localStorage, profileId),
  );
  const stream = useShaka(video, captions, { ...source, choices });
  const keep = (change: Partial<TrackChoices>) => {
    const next = { ...choices, ...change };
    setChoices(next);
    if (profileId !== null) writeTrackChoices(localStorage, profileId, next);
  };
  return {
    ...stream,
    chooseAudio(id) {
      stream.chooseAudio(id);
      const track = stream.audios.find((candidate) => candidate.id === id);
      if (track) keep({ audio: { language: track.language, role: track.role } });
    },
    chooseSubtitle(id) {
      stream.chooseSubtitle(id);
      const track = stream.subtitles.find((candidate) => candidate.id === id);
      keep({ subtitles: track ? { language: track.language, sounds: track.sounds } : null });
    },
  };
}
