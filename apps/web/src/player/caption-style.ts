// How subtitles look: chosen by the viewer, kept on this device, handed to the style sheet as custom properties.
import type { CSSProperties } from 'react';

export const captionChoices = {
  size: ['small', 'medium', 'large', 'huge'],
  colour: ['white', 'yellow', 'cyan', 'green'],
  background: ['none', 'half', 'full'],
  edge: ['none', 'shadow', 'outline'],
} as const;

export type CaptionPart = keyof typeof captionChoices;
export type CaptionStyle = { readonly [Part in CaptionPart]: (typeof captionChoices)[Part][number] };

export const startCaptionStyle: CaptionStyle = {
  size: 'medium',
  colour: 'white',
  background: 'half',
  edge: 'none',
};

const ENTRY = 'kinora.captions';

/** Against the height of the player, and never below what can be read on a phone. */
const sizes: Readonly<Record<CaptionStyle['size'], string>> = {
  small: 'max(0.875rem, 3.6cqh)',
  medium: 'max(1.0625rem, 4.8cqh)',
  large: 'max(1.375rem, 6.4cqh)',
  huge: 'max(1.75rem, 8.4cqh)',
};
const colours: Readonly<Record<CaptionStyle['colour'], string>> = {
  white: '#ffffff',
  yellow: '#ffe14d',
  cyan: '#7df3ff',
  green: '#8dff9e',
};
const backgrounds: Readonly<Record<CaptionStyle['background'], string>> = {
  none: 'transparent',
  half: 'rgb(0 0 0 / 0.7)',
  full: '#000000',
};
const edges: Readonly<Record<CaptionStyle['edge'], string>> = {
  none: 'none',
  shadow: '0 0.06em 0.12em #000, 0 0 0.35em rgb(0 0 0 / 0.9)',
  outline: '-1px -1px 1px #000, 1px -1px 1px #000, -1px 1px 1px #000, 1px 1px 1px #000, 0 0 3px #000',
};

/** Custom properties for the element that holds the subtitles. */
export function captionProperties(
  style: CaptionStyle,
): CSSProperties & Record<`--caption-${CaptionPart}`, string> {
  return {
    '--caption-size': sizes[style.size],
    '--caption-colour': colours[style.colour],
    '--caption-background': backgrounds[style.background],
    '--caption-edge': edges[style.edge],
  };
}

/** Each part on its own: one that is not known falls back to where everybody starts. */
export function readCaptionStyle(storage: Pick<Storage, 'getItem'>): CaptionStyle {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(storage.getItem(ENTRY) ?? 'null');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed as Record<string, unknown>;
  } catch {
    // Not readable counts as not chosen.
  }
  const { size, colour, background, edge } = captionChoices;
  return {
    size: size.find((value) => value === kept['size']) ?? startCaptionStyle.size,
    colour: colour.find((value) => value === kept['colour']) ?? startCaptionStyle.colour,
    background: background.find((value) => value === kept['background']) ?? startCaptionStyle.background,
    edge: edge.find((value) => value === kept['edge']) ?? startCaptionStyle.edge,
  };
}

export function writeCaptionStyle(storage: Pick<Storage, 'setItem'>, style: CaptionStyle): void {
  try {
    storage.setItem(ENTRY, JSON.stringify(style));
  } catch {
    // A browser that keeps nothing shows the style until the page is closed.
  }
}
