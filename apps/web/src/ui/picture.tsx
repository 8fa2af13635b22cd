// One drawn picture of a title in the sizes the server has, on its own tone until it arrives; the title in words when it does not.
import { useState } from 'react';
import { classes } from './classes.ts';

const shapes = {
  poster: {
    widths: [160, 240, 360, 540, 1000],
    ratio: 'aspect-[2/3]',
    size: 'clamp(132px, calc(86px + 6.6vw), 200px)',
  },
  card: {
    widths: [220, 320, 480, 720, 1280],
    ratio: 'aspect-video',
    size: 'clamp(232px, calc(160px + 10vw), 320px)',
  },
  backdrop: { widths: [640, 1280, 1920], ratio: 'aspect-video', size: '100vw' },
} as const;

export function Picture({
  shape,
  art,
  title,
  alt = '',
  sizes,
  eager = false,
  className,
}: {
  shape: keyof typeof shapes;
  art: { poster: string; card: string; backdrop: string; tone: string };
  /** Shown on the tone when the picture cannot be had. */
  title: string;
  alt?: string;
  sizes?: string;
  eager?: boolean;
  className?: string;
}) {
  const [state, setState] = useState<'coming' | 'here' | 'missing'>('coming');
  const { widths, ratio, size } = shapes[shape];
  const address = (width: number) => `${art[shape]}/${width}.webp`;
  return (
    <span
      className={classes('relative block overflow-hidden', ratio, className)}
      style={{ backgroundColor: art.tone }}
    >
      {state === 'missing' ? (
        shape !== 'backdrop' && (
          <span className="cinema absolute inset-0 grid place-items-center p-3 text-center text-sm font-semibold text-text">
            {title}
          </span>
        )
      ) : (
        <img
          src={address(widths[2])}
          srcSet={widths.map((width) => `${address(width)} ${width}w`).join(', ')}
          sizes={sizes ?? size}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          draggable={false}
          onLoad={() => setState('here')}
          onError={() => setState('missing')}
          className={classes(
            'absolute inset-0 size-full object-cover transition-opacity duration-500',
            state === 'coming' && 'opacity-0',
          )}
        />
      )}
    </span>
  );
}
