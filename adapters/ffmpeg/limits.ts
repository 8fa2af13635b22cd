// The picture sizes that are accepted: what a screen shows, and no more memory than that takes.

/** Pixels of the shortest and longest side. */
export const minSide = 16;
export const maxSide = 8192;

/** A pixel may be at most this many times wider than high, or the reverse. */
export const maxPixelAspect = 4;

/** Where closed captions are looked for before a file is called one with them: whoever captions a film does so from its first minute on. */
export const captionSearch = { seconds: 60, bytes: 64 * 1024 * 1024 } as const;
