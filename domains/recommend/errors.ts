// The errors of recommend.
import { defineErrors } from '#engine/api/define-errors.ts';

export const recommendErrors = defineErrors({
  recommended_title_not_found: {
    kind: 'not-found',
    when: 'Similar titles or a reason were asked of a title that is not there, or is above the maturity limit of the profile.',
    message: (id: number) => `Cannot recommend from title ${id}: there is none with this id`,
  },
  training_data_too_small: {
    kind: 'conflict',
    when: 'There are too few ratings, thumbs, list entries and watched titles to learn from. Import a data set or wait for more.',
    message: (people: number, needed: number, titles: number) =>
      `Cannot train: ${people} people said enough about titles and ${needed} are needed, about ${titles} different titles. Import ratings first ("kinora import")`,
  },
  model_unknown: {
    kind: 'invalid',
    when: 'A training names a model that Kinora does not have.',
    message: (name: string, known: readonly string[]) =>
      `Cannot train "${name}": the models are ${known.join(', ')}`,
  },
  model_parameter_invalid: {
    kind: 'invalid',
    when: 'A training sets a parameter that none of its models has, or to a value that the model refuses.',
    message: (name: string, value: string | number, why: string) => `Cannot set ${name}=${value}: ${why}`,
  },
  model_not_found: {
    kind: 'not-found',
    when: 'No trained model has this id.',
    message: (id: string) => `Cannot find model "${id}"`,
  },
  model_file_unreadable: {
    kind: 'conflict',
    when: 'The file of a trained model is missing, cut off or damaged. Train again, or promote another model.',
    message: (id: string, why: string) => `Cannot put model "${id}" into service: ${why}`,
  },
  no_previous_model: {
    kind: 'conflict',
    when: 'A rollback was asked before a second model was promoted.',
    message: () => 'Cannot roll back: no other model was in service before',
  },
});
