// What a company of people who watch the same film asks of the player, and what it adds to it. Without one the player is alone.
import { createContext, type ComponentType } from 'react';

export interface Company {
  /** The element that shows the film; null when it is gone, or its stream was taken away. */
  readonly onVideo: (video: HTMLVideoElement | null) => void;
  /** Seconds at which the film starts here; null: where the viewer left it. */
  readonly startAt: () => number | null;
  /** Stands beside the film, below it on narrow screens. */
  readonly Aside: ComponentType | null;
  /** Lies over the film. `shown`: the controls are. */
  readonly Overlay: ComponentType<{ shown: boolean }> | null;
  /** Among the buttons of the player. */
  readonly Control: ComponentType | null;
}

export const CompanyContext = createContext<Company | null>(null);
