// The catalogue's errors.
import { defineErrors } from '#engine/api/define-errors.ts';

export const catalogErrors = defineErrors({
  title_not_found: {
    kind: 'not-found',
    when: 'No title has this id, or it is above the maturity limit of the profile.',
    message: (id: number) => `Cannot find title ${id}`,
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
