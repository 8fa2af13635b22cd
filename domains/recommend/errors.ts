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
    message: (why: string) => why,
  },
  model_refused_data: {
    kind: 'conflict',
    when: 'A model cannot learn from what there is: some need to know when things were chosen, some what titles are about.',
    message: (name: string, why: string) => `Cannot train "${name}" on this data: ${why}`,
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
  model_in_service: {
    kind: 'conflict',
    when: 'A model was to be removed while it serves. Promote another or roll back first.',
    message: (id: string) => `Cannot remove model "${id}": it is in service`,
  },
  run_not_found: {
    kind: 'not-found',
    when: 'No run has this number.',
    message: (id: number) => `Cannot find run ${id}`,
  },
  model_job_not_found: {
    kind: 'not-found',
    when: 'No training, comparison or search of parameters has this number.',
    message: (id: number) => `Cannot find the work on models of number ${id}`,
  },
  model_job_lost: {
    kind: 'unavailable',
    when: 'The process that worked on a model ended before its time, perhaps for want of memory. It is tried again.',
    message: (why: string) => `Cannot finish the work on models: ${why}`,
  },
  idempotency_key_reused: {
    kind: 'conflict',
    when: 'A request carries the Idempotency-Key of an earlier one that asked for something else. Use a new key.',
    message: (key: string) => `Cannot queue this under the key "${key}": it stands for other work`,
  },
});
