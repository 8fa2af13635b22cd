// What is found in a video file beyond its streams, as it is kept with the asset.
import type { Marker } from './chapters-and-markers.ts';
import type { Loudness } from './loudness.ts';
import type { Stretch } from './silence-finder.ts';

/** Something of the file that an operator should know of. */
export interface AnalysisNote {
  readonly code: 'subtitles_are_pictures' | 'subtitles_unknown' | 'subtitles_empty';
  readonly message: string;
}

/** How loud a sound track of the file is, and what was made of it. */
export interface TrackLoudness {
  /** Of the stream in its file. */
  readonly index: number;
  /** Null when nothing is heard on it. */
  readonly loudness: Loudness | null;
  /** Decibels that it was turned up by, or down. */
  readonly gain: number;
}

export interface MediaAnalysis {
  /** Detected. */
  readonly markers: readonly Marker[];
  /** Null before anybody listened. */
  readonly sound: readonly TrackLoudness[] | null;
  /** Where nothing is heard on the first track. */
  readonly silences: readonly Stretch[];
  /** Null before the text tracks of the file were read. */
  readonly notes: readonly AnalysisNote[] | null;
}

/** Of a file that nobody has looked at. */
export const nothingFound: MediaAnalysis = { markers: [], sound: null, silences: [], notes: null };
