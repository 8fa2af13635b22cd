// Says which font file draws each face of the artwork: families, weights and styles to the TTFs of the installed font packages.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Face } from '#engine/artwork/faces.ts';
import { faceNames, faces } from '#engine/artwork/faces.ts';

const require = createRequire(import.meta.url);

const fileOf: Record<Face, readonly [pack: string, path: string]> = {
  anton: ['anton', '400Regular/Anton_400Regular.ttf'],
  bebas: ['bebas-neue', '400Regular/BebasNeue_400Regular.ttf'],
  oswald: ['oswald', '700Bold/Oswald_700Bold.ttf'],
  oswaldLight: ['oswald', '300Light/Oswald_300Light.ttf'],
  playfair: ['playfair-display', '900Black/PlayfairDisplay_900Black.ttf'],
  playfairItalic: ['playfair-display', '900Black_Italic/PlayfairDisplay_900Black_Italic.ttf'],
  abril: ['abril-fatface', '400Regular/AbrilFatface_400Regular.ttf'],
  limelight: ['limelight', '400Regular/Limelight_400Regular.ttf'],
  poiret: ['poiret-one', '400Regular/PoiretOne_400Regular.ttf'],
  cinzel: ['cinzel', '700Bold/Cinzel_700Bold.ttf'],
  inter: ['inter', '900Black/Inter_900Black.ttf'],
  interText: ['inter', '500Medium/Inter_500Medium.ttf'],
};

/** Absolute path of the TTF that holds a face. Throws the resolver's error when the font package is not installed. */
export function fontFileOf(face: Face): string {
  const [pack, path] = fileOf[face];
  return join(dirname(require.resolve(`@expo-google-fonts/${pack}/package.json`)), path);
}

/** The font files an SVG asks for, found by its family, weight and style. */
export function fontFilesFor(svg: string): string[] {
  const used = faceNames.filter((face) => svg.includes(faces[face].attributes));
  return used.map(fontFileOf);
}
