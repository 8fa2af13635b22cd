// Every sentence of the application in Arabic; counted things take its six forms.
import { accountsAr } from './accounts/ar.ts';
import { catalogueAr } from './catalogue/ar.ts';
import { downloadsAr } from './downloads/ar.ts';
import { generalAr } from './general/ar.ts';
import { playerAr } from './player/ar.ts';
import { studioAr } from './studio/ar.ts';
import { togetherAr } from './together/ar.ts';
import type { Messages } from './en.ts';

export const ar: Messages = {
  ...generalAr,
  ...accountsAr,
  ...catalogueAr,
  ...playerAr,
  ...togetherAr,
  ...studioAr,
  ...downloadsAr,
};
