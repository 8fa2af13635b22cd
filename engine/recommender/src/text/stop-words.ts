// Words of English, French and Arabic that say nothing of what a text is about, folded as foldWords does.

import { foldWords } from './fold-words.ts';

const english =
  'a about after all also an and any are as at be been before being between both but by can could did do does during each for ' +
  'from had has have he her here hers him his how i if in into is it its itself just me more most my no nor not now of off on ' +
  'once only or other our out over own same she should so some such than that the their them then there these they this those ' +
  'through to too under until up upon very was we were what when where which while who whom whose why will with would you your ' +
  'film films movie movies directed starring stars written produced based';
const french =
  'au aux avec ce ces cet cette dans de des du elle elles en entre est et eux il ils je la le les leur leurs lui ma mais me ' +
  'meme mes moi mon ne nos notre nous on ont ou où par pas plus pour qu que qui sa sans se ses si son sont sur ta te tes toi ' +
  'ton tu un une vos votre vous c d j l m n s t y à été être fait ainsi comme';
const arabic =
  'في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم كان كانت يكون أن إن لا ما لم لن قد كل بعد قبل بين حتى ' +
  'أو ثم و حيث عند بعض غير كما لكن وهو وهي فيلم';

export const stopWords: ReadonlySet<string> = new Set(
  [english, french, arabic].flatMap((list) => foldWords(list).split(' ')),
);
