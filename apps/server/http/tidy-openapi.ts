// Leaves in the OpenAPI document only the schemas that something refers to, each under its plain name.

interface Document {
  components?: { schemas?: Record<string, unknown> };
}

const INPUT = 'Input';

/**
 * The schema compiler writes every component twice, for requests as `NameInput` and for answers as `Name`. What nothing refers to goes;
 * a request schema whose answer twin is gone takes its plain name.
 */
export function tidyOpenapi<D extends object>(document: D): D {
  const { components } = document as Document;
  if (!components?.schemas) return document;
  const { schemas } = components;
  const used = reachable({ ...document, components: { ...components, schemas: {} } }, schemas);
  const names = new Map<string, string>();
  for (const name of used) {
    const plain = name.endsWith(INPUT) ? name.slice(0, -INPUT.length) : name;
    names.set(name, used.has(plain) ? name : plain);
  }
  const kept = Object.fromEntries(
    [...used]
      .map((name) => [names.get(name) ?? name, schemas[name]] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
  const text = JSON.stringify({ ...document, components: { ...components, schemas: kept } });
  return JSON.parse(
    text.replace(
      /"#\/components\/schemas\/([^"]+)"/g,
      (_, name: string) => `"#/components/schemas/${names.get(name) ?? name}"`,
    ),
  ) as D;
}

function reachable(start: unknown, schemas: Record<string, unknown>): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(start);
  return found;
}
