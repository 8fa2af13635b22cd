// Every sentence of the application in French.
import { accountsFr } from './accounts/fr.ts';
import { catalogueFr } from './catalogue/fr.ts';
import { downloadsFr } from './downloads/fr.ts';
import { generalFr } from './general/fr.ts';
import { playerFr } from './player/fr.ts';
import { studioFr } from './studio/fr.ts';
import { togetherFr } from './together/fr.ts';
import type { Messages } from './en.ts';

export const fr: Messages = {
  ...generalFr,
  ...accountsFr,
  ...catalogueFr,
  ...playerFr,
  ...togetherFr,
  ...studioFr,
  ...downloadsFr,
};
