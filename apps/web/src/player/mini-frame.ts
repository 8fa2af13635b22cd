// The look of the docked player: a card in the corner at the end of the line, a bar above the tab bar on small screens.
export const miniFrame =
  'mini-player fixed z-40 overflow-hidden rounded-lg border border-line bg-raised text-text shadow-float max-md:inset-x-2 max-md:bottom-[calc(4.25rem+env(safe-area-inset-bottom))] max-md:flex max-md:flex-wrap md:end-5 md:bottom-5 md:w-88';
