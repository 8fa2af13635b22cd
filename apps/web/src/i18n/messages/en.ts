// Every sentence of the application in English, a file for each part of it; the other languages are typed against these keys. ICU message syntax.
import { accountsEn } from './accounts/en.ts';
import { catalogueEn } from './catalogue/en.ts';
import { downloadsEn } from './downloads/en.ts';
import { generalEn } from './general/en.ts';
import { playerEn } from './player/en.ts';
import { studioEn } from './studio/en.ts';
import { togetherEn } from './together/en.ts';

export const en = {
  ...generalEn,
  ...accountsEn,
  ...catalogueEn,
  ...playerEn,
  ...togetherEn,
  ...studioEn,
  ...downloadsEn,
};

export type MessageKey = keyof typeof en;
/** The sentences of one language. */
export type Messages = Readonly<Record<MessageKey, string>>;
