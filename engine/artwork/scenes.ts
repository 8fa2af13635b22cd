// The motifs a picture can be built on, each under its name.
import type { Scene } from './scene.ts';
import { aperture } from './scenes/aperture.ts';
import { balloon } from './scenes/balloon.ts';
import { battle } from './scenes/battle.ts';
import { bigTop } from './scenes/big-top.ts';
import { biplanes } from './scenes/biplanes.ts';
import { birches } from './scenes/birches.ts';
import { blinds } from './scenes/blinds.ts';
import { bowler } from './scenes/bowler.ts';
import { caravan } from './scenes/caravan.ts';
import { castle } from './scenes/castle.ts';
import { cityNight } from './scenes/city-night.ts';
import { claw } from './scenes/claw.ts';
import { colossus } from './scenes/colossus.ts';
import { crookedTown } from './scenes/crooked-town.ts';
import { crossedSwords } from './scenes/crossed-swords.ts';
import { curtain } from './scenes/curtain.ts';
import { decoTower } from './scenes/deco-tower.ts';
import { filmCamera } from './scenes/film-camera.ts';
import { gears } from './scenes/gears.ts';
import { gramophone } from './scenes/gramophone.ts';
import { greatClock } from './scenes/great-clock.ts';
import { greatEye } from './scenes/great-eye.ts';
import { jungle } from './scenes/jungle.ts';
import { keyhole } from './scenes/keyhole.ts';
import { lighthouse } from './scenes/lighthouse.ts';
import { litWindows } from './scenes/lit-windows.ts';
import { mesaRider } from './scenes/mesa-rider.ts';
import { moonFace } from './scenes/moon-face.ts';
import { motorChase } from './scenes/motor-chase.ts';
import { mountains } from './scenes/mountains.ts';
import { nouveauFlowers } from './scenes/nouveau-flowers.ts';
import { openRoad } from './scenes/open-road.ts';
import { paperForest } from './scenes/paper-forest.ts';
import { railway } from './scenes/railway.ts';
import { rainUmbrella } from './scenes/rain-umbrella.ts';
import { ridgelines } from './scenes/ridgelines.ts';
import { robotHead } from './scenes/robot-head.ts';
import { rocketOrbit } from './scenes/rocket-orbit.ts';
import { rose } from './scenes/rose.ts';
import { saucer } from './scenes/saucer.ts';
import { seaWaves } from './scenes/sea-waves.ts';
import { spiral } from './scenes/spiral.ts';
import { staircase } from './scenes/staircase.ts';
import { temple } from './scenes/temple.ts';
import { theatreMask } from './scenes/theatre-mask.ts';
import { tiles } from './scenes/tiles.ts';
import { twoProfiles } from './scenes/two-profiles.ts';
import { wedge } from './scenes/wedge.ts';
import { windmill } from './scenes/windmill.ts';

export type Motif =
  | 'aperture'
  | 'balloon'
  | 'battle'
  | 'big-top'
  | 'biplanes'
  | 'birches'
  | 'blinds'
  | 'bowler'
  | 'caravan'
  | 'castle'
  | 'city-night'
  | 'claw'
  | 'colossus'
  | 'crooked-town'
  | 'crossed-swords'
  | 'curtain'
  | 'deco-tower'
  | 'film-camera'
  | 'gears'
  | 'gramophone'
  | 'great-clock'
  | 'great-eye'
  | 'jungle'
  | 'keyhole'
  | 'lighthouse'
  | 'lit-windows'
  | 'mesa-rider'
  | 'moon-face'
  | 'motor-chase'
  | 'mountains'
  | 'nouveau-flowers'
  | 'open-road'
  | 'paper-forest'
  | 'railway'
  | 'rain-umbrella'
  | 'ridgelines'
  | 'robot-head'
  | 'rocket-orbit'
  | 'rose'
  | 'saucer'
  | 'sea-waves'
  | 'spiral'
  | 'staircase'
  | 'temple'
  | 'theatre-mask'
  | 'tiles'
  | 'two-profiles'
  | 'wedge'
  | 'windmill';

export const scenes: Readonly<Record<Motif, Scene>> = {
  aperture: aperture,
  balloon: balloon,
  battle: battle,
  'big-top': bigTop,
  biplanes: biplanes,
  birches: birches,
  blinds: blinds,
  bowler: bowler,
  caravan: caravan,
  castle: castle,
  'city-night': cityNight,
  claw: claw,
  colossus: colossus,
  'crooked-town': crookedTown,
  'crossed-swords': crossedSwords,
  curtain: curtain,
  'deco-tower': decoTower,
  'film-camera': filmCamera,
  gears: gears,
  gramophone: gramophone,
  'great-clock': greatClock,
  'great-eye': greatEye,
  jungle: jungle,
  keyhole: keyhole,
  lighthouse: lighthouse,
  'lit-windows': litWindows,
  'mesa-rider': mesaRider,
  'moon-face': moonFace,
  'motor-chase': motorChase,
  mountains: mountains,
  'nouveau-flowers': nouveauFlowers,
  'open-road': openRoad,
  'paper-forest': paperForest,
  railway: railway,
  'rain-umbrella': rainUmbrella,
  ridgelines: ridgelines,
  'robot-head': robotHead,
  'rocket-orbit': rocketOrbit,
  rose: rose,
  saucer: saucer,
  'sea-waves': seaWaves,
  spiral: spiral,
  staircase: staircase,
  temple: temple,
  'theatre-mask': theatreMask,
  tiles: tiles,
  'two-profiles': twoProfiles,
  wedge: wedge,
  windmill: windmill,
};
