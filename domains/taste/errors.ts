// The errors of taste.
import { defineErrors } from '#engine/api/define-errors.ts';

export const tasteErrors = defineErrors({
  rated_title_not_found: {
    kind: 'not-found',
    when: 'A rating, thumb or list entry names a title that is not there, or is above the maturity limit of the profile.',
    message: (id: number) => `Cannot find title ${id}`,
  },
  ratings_of_others: {
    kind: 'forbidden',
    when: 'A viewer asked for the ratings or tags of somebody else. Only operators may.',
    message: (user: number) => `Cannot show what user ${user} rated: only operators may`,
  },
});
