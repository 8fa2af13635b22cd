// Opens the data folder for one command and closes it whatever happens.
import { compose, type Kinora } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';

export async function withKinora<T>(work: (kinora: Kinora) => Promise<T>): Promise<T> {
  const kinora = await compose(readConfig(process.env, process.cwd()));
  try {
    return await work(kinora);
  } finally {
    await kinora.close();
  }
}
