// The keyboard of the player: over the whole window every key is a command; in the corner only while the film has the focus.
import { useEffect, useRef } from 'react';
import { commandOf, type PlayerCommand } from './shortcuts.ts';

/** What the keys do in the corner, where there is no room for menus and sheets. */
const worksDocked: ReadonlySet<PlayerCommand['kind']> = new Set([
  'playPause',
  'seekBy',
  'seekTo',
  'volumeBy',
  'mute',
  'speedBy',
]);

export function usePlayerKeys(
  area: HTMLElement | null,
  docked: boolean,
  run: (command: PlayerCommand) => void,
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // In the corner the keys belong to the page, unless the film itself has the focus.
      if (docked && !area?.contains(target)) return;
      // A focused button, slider, menu or dialog keeps its own keys.
      const own =
        (event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, [role=menu]') !== null;
      const slider = event.key.startsWith('Arrow') && target?.matches('input[type=range]') === true;
      // What is written into a field is no command.
      if (own || slider || target?.closest('[role=menu], dialog[open], input:not([type=range])')) return;
      const command = commandOf(event);
      if (!command || (docked && !worksDocked.has(command.kind))) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [docked, area]);
}
