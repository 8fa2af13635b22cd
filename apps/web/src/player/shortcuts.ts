// The keys of the player: the handler, the help sheet and the tests share this one table.
import type { MessageKey } from '#i18n/messages/en.ts';

export type PlayerCommand =
  | {
      readonly kind:
        | 'playPause'
        | 'mute'
        | 'fullscreen'
        | 'pip'
        | 'subtitles'
        | 'audio'
        | 'next'
        | 'skip'
        | 'help';
    }
  | { readonly kind: 'seekBy'; readonly seconds: number }
  | { readonly kind: 'seekTo'; readonly share: number }
  | { readonly kind: 'chapterBy'; readonly step: 1 | -1 }
  | { readonly kind: 'volumeBy'; readonly step: number }
  | { readonly kind: 'speedBy'; readonly step: 1 | -1 };

export interface Shortcut {
  /** Values of KeyboardEvent.key, in lower case. */
  readonly keys: readonly string[];
  /** How the keys are written on the help sheet; a message key where the name differs by language. */
  readonly shown: readonly (string | { readonly message: MessageKey })[];
  readonly label: MessageKey;
  readonly command: (key: string) => PlayerCommand;
}

const seekBy = (seconds: number) => () => ({ kind: 'seekBy', seconds }) as const;

/** The timeline runs left to right in every language, as on the devices that play film. */
export const shortcuts: readonly Shortcut[] = [
  {
    keys: [' ', 'k'],
    shown: [{ message: 'key.space' }, 'K'],
    label: 'shortcut.playPause',
    command: () => ({ kind: 'playPause' }),
  },
  { keys: ['arrowleft', 'j'], shown: ['←', 'J'], label: 'shortcut.back10', command: seekBy(-10) },
  { keys: ['arrowright', 'l'], shown: ['→', 'L'], label: 'shortcut.forward10', command: seekBy(10) },
  // As in mpv and Jellyfin: up the page is onwards, which is also what the key does on a slider.
  {
    keys: ['pageup'],
    shown: [{ message: 'key.pageUp' }],
    label: 'shortcut.nextChapter',
    command: () => ({ kind: 'chapterBy', step: 1 }),
  },
  {
    keys: ['pagedown'],
    shown: [{ message: 'key.pageDown' }],
    label: 'shortcut.previousChapter',
    command: () => ({ kind: 'chapterBy', step: -1 }),
  },
  { keys: ['s'], shown: ['S'], label: 'shortcut.skip', command: () => ({ kind: 'skip' }) },
  {
    keys: ['arrowup'],
    shown: ['↑'],
    label: 'shortcut.volumeUp',
    command: () => ({ kind: 'volumeBy', step: 0.1 }),
  },
  {
    keys: ['arrowdown'],
    shown: ['↓'],
    label: 'shortcut.volumeDown',
    command: () => ({ kind: 'volumeBy', step: -0.1 }),
  },
  { keys: ['m'], shown: ['M'], label: 'shortcut.mute', command: () => ({ kind: 'mute' }) },
  { keys: ['f'], shown: ['F'], label: 'shortcut.fullscreen', command: () => ({ kind: 'fullscreen' }) },
  { keys: ['i'], shown: ['I'], label: 'shortcut.pip', command: () => ({ kind: 'pip' }) },
  { keys: ['c'], shown: ['C'], label: 'shortcut.subtitles', command: () => ({ kind: 'subtitles' }) },
  { keys: ['a'], shown: ['A'], label: 'shortcut.audio', command: () => ({ kind: 'audio' }) },
  {
    keys: ['<', ','],
    shown: ['<'],
    label: 'shortcut.slower',
    command: () => ({ kind: 'speedBy', step: -1 }),
  },
  { keys: ['>', '.'], shown: ['>'], label: 'shortcut.faster', command: () => ({ kind: 'speedBy', step: 1 }) },
  { keys: ['n'], shown: ['N'], label: 'shortcut.next', command: () => ({ kind: 'next' }) },
  {
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: [{ message: 'key.tenths' }],
    label: 'shortcut.tenths',
    command: (key) => ({ kind: 'seekTo', share: Number(key) / 10 }),
  },
  { keys: ['?'], shown: ['?'], label: 'shortcut.help', command: () => ({ kind: 'help' }) },
];

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Null when the key means nothing here, or belongs to the browser or the system. */
export function commandOf(press: KeyPress): PlayerCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.toLowerCase();
  const shortcut = shortcuts.find(({ keys }) => keys.includes(key));
  return shortcut ? shortcut.command(key) : null;
}
