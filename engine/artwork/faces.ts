// The type faces of the artwork: the name each goes by here and the SVG attributes that ask for it.

export const faceNames = [
  'anton',
  'bebas',
  'oswald',
  'oswaldLight',
  'playfair',
  'playfairItalic',
  'abril',
  'limelight',
  'poiret',
  'cinzel',
  'inter',
  'interText',
] as const;

export type Face = (typeof faceNames)[number];

export interface FaceStyle {
  /** SVG attributes that select the face, written always in this one form so that a renderer can find them. */
  attributes: string;
  /** Set in capitals: the face has no small letters worth showing, or its posters never use them. */
  capitals: boolean;
  /** Distance between two base lines, in ems, when titles run over several lines. */
  leading: number;
  /** Extra space between letters, in ems. */
  tracking: number;
}

const style = (
  family: string,
  weight: number,
  capitals: boolean,
  leading: number,
  tracking = 0,
  italic = '',
) => ({
  attributes: `font-family="${family}" font-weight="${weight}"${italic}`,
  capitals,
  leading,
  tracking,
});

export const faces: Readonly<Record<Face, FaceStyle>> = {
  anton: style('Anton', 400, true, 1.08, 0.005),
  bebas: style('Bebas Neue', 400, true, 0.88, 0.02),
  oswald: style('Oswald', 700, true, 1.06, 0.01),
  oswaldLight: style('Oswald', 300, true, 1.14, 0.06),
  playfair: style('Playfair Display', 900, false, 1.0),
  playfairItalic: style('Playfair Display', 900, false, 1.02, 0, ' font-style="italic"'),
  abril: style('Abril Fatface', 400, false, 1.0),
  limelight: style('Limelight', 400, false, 1.04, 0.01),
  poiret: style('Poiret One', 400, true, 1.0, 0.03),
  cinzel: style('Cinzel', 700, true, 1.04, 0.02),
  inter: style('Inter', 900, false, 1.0, -0.035),
  interText: style('Inter', 500, false, 1.35, 0),
};
