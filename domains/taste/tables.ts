// The tables of taste: ratings, thumbs, My List and tags of each profile.
import { defineTables } from '#engine/api/define-tables.ts';

export interface TasteTables {
  ratings: {
    profile_id: number;
    title_id: number;
    /** 1 to 10: twice the stars. */
    half_stars: number;
    rated_at: number | null;
    /** Order in time within the profile where the source gives no clock time; null otherwise. */
    sequence: number | null;
  };
  /** `thumb`: -1 not for me, 1 like, 2 love. */
  thumbs: { profile_id: number; title_id: number; thumb: number; thumbed_at: number };
  list_items: { profile_id: number; title_id: number; added_at: number };
  /** `tag_key` is the tag in lower case: one profile says it once of a title. */
  tags: { profile_id: number; title_id: number; tag_key: string; tag: string; tagged_at: number | null };
}

const subject = { column: 'profile_id', of: 'profile' } as const;

export const tasteTables = defineTables({
  ratings: {
    holds: 'the stars a profile gave a title',
    subject,
    columns: {
      profile_id: 'internal',
      title_id: 'personal',
      half_stars: 'personal',
      rated_at: 'personal',
      sequence: 'personal',
    },
  },
  thumbs: {
    holds: 'the thumb a profile gave a title',
    subject,
    columns: { profile_id: 'internal', title_id: 'personal', thumb: 'personal', thumbed_at: 'personal' },
  },
  list_items: {
    holds: 'a title on the list of a profile',
    subject,
    columns: { profile_id: 'internal', title_id: 'personal', added_at: 'personal' },
  },
  tags: {
    holds: 'a word a profile put on a title',
    subject,
    columns: {
      profile_id: 'internal',
      title_id: 'personal',
      tag_key: 'personal',
      tag: 'personal',
      tagged_at: 'personal',
    },
  },
});
