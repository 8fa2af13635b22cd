// Writes contract/openapi.json from the routes and the SDK from it; with --check, fails when either differs from what is there.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSource } from 'oazapfts';
import { describeApi } from '#apps/server/describe-api.ts';

const root = join(import.meta.dirname, '..');
const openapiFile = join(root, 'contract/openapi.json');
const sdkFile = join(root, 'contract/sdk/src/generated.ts');

const document = `${JSON.stringify(await describeApi(), null, 2)}\n`;
const previous = read(openapiFile);
const check = process.argv.includes('--check');

if (check && previous !== document) fail('contract/openapi.json');
if (!check) {
  mkdirSync(join(root, 'contract/sdk/src'), { recursive: true });
  writeFileSync(openapiFile, document);
}
const sdk = await generateSource(openapiFile, { argumentStyle: 'object' });
if (check && read(sdkFile) !== sdk) fail('contract/sdk/src/generated.ts');
if (!check) writeFileSync(sdkFile, sdk);
console.log(check ? 'contract: OpenAPI and SDK say what the routes say' : 'contract: wrote OpenAPI and SDK');

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function fail(file: string): never {
  console.error(`${file} is not what the routes say: run "npm run contract" and commit it`);
  process.exit(1);
}
