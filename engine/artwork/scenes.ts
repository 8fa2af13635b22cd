// The motifs a picture can be built on, each under its name.
import type { Scene } from './scene.ts';
import { aperture } from './scenes/aperture.ts';
import { battle } from './scenes/battle.ts';
import { blinds } from './scenes/blinds.ts';
import { bowler } from './scenes/bowler.ts';
import { castle } from './scenes/castle.ts';
import { cityNight } from './scenes/city-night.ts';
import { crookedTown } from './scenes/crooked-town.ts';
import { curtain } from './scenes/curtain.ts';
import { decoTower } from './scenes/deco-tower.ts';
import { greatEye } from './scenes/great-eye.ts';
import { mesaRider } from './scenes/mesa-rider.ts';
import { moonFace } from './scenes/moon-face.ts';
import { mountains } from './scenes/mountains.ts';
import { paperForest } from './scenes/paper-forest.ts';
import { railway } from './scenes/railway.ts';
import { rocketOrbit } from './scenes/rocket-orbit.ts';
import { seaWaves } from './scenes/sea-waves.ts';
import { spiral } from './scenes/spiral.ts';
import { staircase } from './scenes/staircase.ts';
import { twoProfiles } from './scenes/two-profiles.ts';
import { wedge } from './scenes/wedge.ts';

export type Motif =
  | 'aperture'
  | 'battle'
  | 'blinds'
  | 'bowler'
  | 'castle'
  | 'city-night'
  | 'crooked-town'
  | 'curtain'
  | 'deco-tower'
  | 'great-eye'
  | 'mesa-rider'
  | 'moon-face'
  | 'mountains'
  | 'paper-forest'
  | 'railway'
  | 'rocket-orbit'
  | 'sea-waves'
  | 'spiral'
  | 'staircase'
  | 'two-profiles'
  | 'wedge';

export const scenes: Readonly<Record<Motif, Scene>> = {
  aperture: aperture,
  battle: battle,
  blinds: blinds,
  bowler: bowler,
  castle: castle,
  'city-night': cityNight,
  'crooked-town': crookedTown,
  curtain: curtain,
  'deco-tower': decoTower,
  'great-eye': greatEye,
  'mesa-rider': mesaRider,
  'moon-face': moonFace,
  mountains: mountains,
  'paper-forest': paperForest,
  railway: railway,
  'rocket-orbit': rocketOrbit,
  'sea-waves': seaWaves,
  spiral: spiral,
  staircase: staircase,
  'two-profiles': twoProfiles,
  wedge: wedge,
};
