// Tells the passwords that attackers try first: known words, rows of keys, repetitions and their usual disguises.

/** Written by hand: what the published lists of leaked passwords agree on, in the languages of the service. Lower case. */
const words = `
  password passwort passwd pass motdepasse contrasena senha parola secret geheim admin administrator root login user
  guest welcome bienvenue willkommen letmein openup access master changeme default test testing temp demo example
  qwerty azerty asdf zxcv hello bonjour salut marhaba hallo hola iloveyou ilove loveyou love jetaime tequiero habibi
  baby angel princess princesse prince queen king sunshine soleil flower rainbow summer winter spring autumn
  monday friday january october december dragon monkey tiger lion eagle horse puppy kitty panda bunny chouchou doudou loulou
  football soccer baseball basketball hockey golf tennis liverpool arsenal chelsea barcelona realmadrid marseille
  michael jordan daniel thomas andrew jessica ashley nicole charlie robert matthew anthony george maggie
  mohamed mohammed ahmed fatima bismillah batman superman spiderman pokemon starwars matrix naruto minecraft
  killer shadow hunter ranger trustno whatever computer internet samsung google facebook iphone android windows
  freedom cheese cookie chocolate banana orange apple pepper ginger summertime jesus heaven
  kinora cinema movie movies film films streaming netflix
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

/** Rows in which a finger or a pencil runs; both directions count. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertzuiop',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2b3c4d5e6f7g8h9i',
].flatMap((row) => [row, Array.from(row).reverse().join('')]);

const disguises: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

const SHORTEST_RUN = 3;
/** A password of at most this many guessable pieces ... */
const FEW_PIECES = 4;
/** ... that leaves at most this many characters unexplained is a common one. */
const FEW_LEFT = 3;

/** True when the password is little more than known words, rows of keys and repetitions put together. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (isRepetition(plain)) return true;
  const bare = Array.from(plain, (character) => disguises[character] ?? character).join('');
  let pieces = 0;
  let left = 0;
  for (let at = 0; at < plain.length;) {
    const length = Math.max(
      wordAt(bare, at),
      wordAt(plain, at),
      runAt(plain, at),
      sameAt(plain, at),
      yearAt(plain, at),
    );
    if (length > 0) pieces += 1;
    else left += 1;
    at += length || 1;
  }
  return pieces > 0 && pieces <= FEW_PIECES && left <= FEW_LEFT;
}

/** One unit of up to half the length over and over, the last time perhaps cut short: `abcabcab`. */
function isRepetition(text: string): boolean {
  for (let period = 1; period <= Math.min(6, text.length / 2); period += 1) {
    if (
      text ===
      text
        .slice(0, period)
        .repeat(Math.ceil(text.length / period))
        .slice(0, text.length)
    )
      return true;
  }
  return false;
}

function wordAt(text: string, at: number): number {
  return words.find((word) => text.startsWith(word, at))?.length ?? 0;
}

function runAt(text: string, at: number): number {
  let longest = 0;
  for (const row of rows) {
    const start = row.indexOf(text.slice(at, at + SHORTEST_RUN));
    if (start < 0 || at + SHORTEST_RUN > text.length) continue;
    let length = SHORTEST_RUN;
    while (at + length < text.length && text[at + length] === row[start + length]) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

function sameAt(text: string, at: number): number {
  let length = 1;
  while (at + length < text.length && text[at + length] === text[at]) length += 1;
  return length >= SHORTEST_RUN ? length : 0;
}

function yearAt(text: string, at: number): number {
  return /^(?:19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0;
}
