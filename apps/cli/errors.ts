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
});
