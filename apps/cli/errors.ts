// The errors of the command line itself.
import { defineErrors } from '#engine/api/define-errors.ts';

export const cliErrors = defineErrors({
  not_a_home: {
    kind: 'invalid',
    when: 'KINORA_HOME names a folder that holds no Kinora data. Nothing was removed.',
    message: (home: string) =>
      `Cannot reset ${home}: there is no kinora.db in it, so it is not a folder of Kinora's data`,
  },
  not_confirmed: {
    kind: 'invalid',
    when: 'A command that removes data was not confirmed. Type "yes", or pass --yes.',
    message: (command: string) =>
      `Nothing was done: "${command}" was not confirmed (pass --yes where nobody can answer)`,
  },
  file_not_readable: {
    kind: 'invalid',
    when: 'A file or folder named on the command line is not there or may not be read.',
    message: (path: string, why: string) => `Cannot read ${path}: ${why}`,
  },
  encoding_failed: {
    kind: 'unavailable',
    when: 'A video file could not be encoded. The message says why; the file itself is untouched.',
    message: (file: string, why: string) => `Cannot encode ${file}: ${why}`,
  },
  episode_not_found: {
    kind: 'invalid',
    when: 'A series has no episode of this number. Give 3 for the third, or 2x3 for the third of the second season.',
    message: (place: string, count: number) => `Cannot find episode "${place}": the title has ${count}`,
  },
  protocol_unknown: {
    kind: 'invalid',
    when: 'An evaluation names a protocol that Kinora does not have. "kinora evaluate --list" shows those that there are.',
    message: (name: string, known: readonly string[]) =>
      `Cannot measure by "${name}": the protocols are ${known.join(', ')}`,
  },
  protocol_data_missing: {
    kind: 'invalid',
    when: 'The files that a protocol measures on are not in the folder given. bench/recommender/README.md says where they are published.',
    message: (protocol: string, file: string, folder: string) =>
      `Cannot measure by ${protocol}: there is no ${file} in ${folder}; name the folder that holds it with --data or KINORA_DATA`,
  },
});
