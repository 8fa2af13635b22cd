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
  upload_failed: {
    kind: 'unavailable',
    when: 'A file could not be sent to a server. Run the same command again: it goes on where it was.',
    message: (file: string, why: string) => `Cannot upload ${file}: ${why}`,
  },
  server_unreachable: {
    kind: 'unavailable',
    when: 'The server named by --server does not answer.',
    message: (url: string, why: string) => `Cannot reach ${url}: ${why}`,
  },
  server_refused: {
    kind: 'unavailable',
    when: 'The server named by --server answered with an error. The message holds its words.',
    message: (url: string, why: string) => `${url} refused: ${why}`,
  },
  credentials_missing: {
    kind: 'invalid',
    when: 'A command needs an operator of the server: --email with KINORA_PASSWORD, or KINORA_TOKEN.',
    message: () => 'Cannot sign in: give --email and KINORA_PASSWORD, or KINORA_TOKEN',
  },
  title_unclear: {
    kind: 'invalid',
    when: 'The server has no title of this name, or several. Add the year, for example "Metropolis (1927)".',
    message: (name: string, count: number) =>
      `Cannot tell which title "${name}" is: the server has ${count} of it`,
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
