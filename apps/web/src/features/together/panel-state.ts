// Whether the panel of a room is open, and how much was said since it was seen last.
import { useSyncExternalStore } from 'react';

export interface PanelState {
  readonly open: () => boolean;
  readonly toggle: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function panelState(): PanelState {
  const listeners = new Set<() => void>();
  let open = true;
  return {
    open: () => open,
    toggle() {
      open = !open;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function usePanelOpen(panel: PanelState): boolean {
  return useSyncExternalStore(panel.subscribe, panel.open);
}
