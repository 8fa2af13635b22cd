// The catalogue's errors.
import { defineErrors } from '#engine/api/define-errors.ts';

export const catalogErrors = defineErrors({
  title_not_found: {
    kind: 'not-found',
    when: 'No title has this id, or it is above the maturity limit of the profile.',
    message: (id: number) => `Cannot find title ${id}`,
  },
  title_exists: {
    kind: 'conflict',
    when: 'There is a title of this kind, name and year. Use it (`details.id`), or say `again` where it is another one.',
    message: (id: number, name: string) => `Cannot make "${name}": title ${id} is that already`,
    details: (id: number) => ({ id }),
  },
  title_kind: {
    kind: 'conflict',
    when: 'A film does not become a series, nor a series a film. Make another title.',
    message: (id: number, kind: string) => `Cannot make a ${kind} of title ${id}`,
  },
  title_in_use: {
    kind: 'conflict',
    when: 'The title has videos, or some that can still be restored, or it came from an import. Remove its videos first.',
    message: (id: number) => `Cannot remove title ${id}: it has videos, or was imported`,
  },
  episode_in_use: {
    kind: 'conflict',
    when: 'An episode that would go has a video, or one that can still be restored. `details.episodeId` says which.',
    message: (id: number) => `Cannot remove episode ${id}: it has a video`,
    details: (id: number) => ({ episodeId: id }),
  },
  episode_not_found: {
    kind: 'not-found',
    when: 'The title has no episode with this id.',
    message: (id: number) => `Cannot find episode ${id} of this title`,
  },
  genre_unknown: {
    kind: 'invalid',
    when: 'A genre is neither one of the service nor one that the title has.',
    message: (slug: string) => `Cannot use "${slug}" as a genre`,
  },
  channel_not_found: {
    kind: 'not-found',
    when: 'No channel has this slug.',
    message: (slug: string) => `Cannot find channel "${slug}"`,
  },
  person_not_found: {
    kind: 'not-found',
    when: 'No person has this id.',
    message: (id: number) => `Cannot find person ${id}`,
  },
});
