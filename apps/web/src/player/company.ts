// What a company of people who watch the same film asks of the player, and what it adds to it. Without one the player is alone.
import { createContext, type ReactNode } from 'react';

export interface Company {
  /** The element that shows the film; null when it is gone, or its stream was taken away. */
  readonly onVideo: (video: HTMLVideoElement | null) => void;
  /** Where the film starts here, in seconds, and whether it stands there; null: where the viewer left it. */
  readonly startAt: () => { readonly position: number; readonly paused: boolean } | null;
  /** Classes that say how much of the window the player takes. */
  readonly frame: string;
  /** Among the buttons of the player. */
  readonly control: ReactNode;
}

export const aloneFrame = 'inset-0';

export const CompanyContext = createContext<Company>({
  onVideo: () => undefined,
  startAt: () => null,
  frame: aloneFrame,
  control: null,
});
