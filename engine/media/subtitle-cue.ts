// One line or block of subtitles with its times: what every subtitle format is parsed into and written from.

export type SubtitleCue = {
  startSeconds: number;
  endSeconds: number;
  /**
   * Lines of WebVTT cue text, already escaped: the only markup is balanced <b>, <i>, <u>, <ruby>, <rt>, <v> and <lang>, so that
   * no file can bring its own HTML into a page.
   */
  text: string;
  /** Cue settings that are kept: position and alignment, in WebVTT's own words. */
  settings: string;
};
