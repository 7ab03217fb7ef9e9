import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { keyOf } from '#platform/list-intake/fields.ts';
import type { Registry } from '#registry/registry/registry.ts';

/**
 * What the texts of a file mean that are no code of a building but the name of exactly one: that building's code. Read once, and only when
 * it is needed.
 * @example await createBuildingsNamed(registry, scope)(['市政府一号楼', 'B2']) // Map { '市政府一号楼' => 'B1' }
 */
export function createBuildingsNamed(registry: Pick<Registry, 'buildingFacts'>, scope: Scope) {
  let read: Promise<ReadonlyMap<string, string>> | undefined;
  return async (texts: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (texts.length === 0) return new Map();
    const named = await (read ??= codesByName(registry, scope));
    return new Map(
      texts.flatMap((text) => {
        const code = named.get(keyOf(text));
        return code === undefined ? [] : [[text, code] as const];
      }),
    );
  };
}

/** The codes of buildings whose name is neither that of another nor a code. */
async function codesByName(registry: Pick<Registry, 'buildingFacts'>, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const all = await registry.buildingFacts(scope, {}, asOfNow);
  const codes = new Set(all.map(({ code }) => keyOf(code)));
  const alike = Map.groupBy(all, ({ name }) => keyOf(name));
  return new Map(
    [...alike].flatMap(([name, [one, ...others]]) =>
      one === undefined || others.length > 0 || codes.has(name) ? [] : [[name, one.code] as const],
    ),
  );
}
