import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidyOpenapi } from './tidy-openapi.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test('tidyOpenapi() drops what nothing refers to and gives request schemas their plain name', () => {
  const document = {
    paths: { '/a': { body: ref('SignUpInput'), answer: ref('Page') } },
    components: {
      schemas: {
        SignUp: {},
        SignUpInput: { inner: ref('NameInput') },
        NameInput: {},
        Name: {},
        Page: {},
        PageInput: {},
      },
    },
  };
  assert.deepEqual(tidyOpenapi(document), {
    paths: { '/a': { body: ref('SignUp'), answer: ref('Page') } },
    components: { schemas: { Name: {}, Page: {}, SignUp: { inner: ref('Name') } } },
  });
});

test('tidyOpenapi() keeps both when request and answer are both referred to', () => {
  const document = {
    paths: { body: ref('ItemInput'), answer: ref('Item') },
    components: { schemas: { Item: {}, ItemInput: {} } },
  };
  assert.deepEqual(Object.keys(tidyOpenapi(document).components.schemas), ['Item', 'ItemInput']);
});
