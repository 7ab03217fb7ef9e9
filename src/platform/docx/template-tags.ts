import type Docxtemplater from 'docxtemplater';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';

/** A tag of a template: a text to be filled in, or rows with tags of their own. */
export type Tag = { readonly name: string; readonly tags: readonly Tag[] | null };

type Part = { readonly type?: string; readonly value?: unknown; readonly module?: string; readonly subparsed?: readonly Part[] };

/** Tags by part and position, each listed once. A tag that would insert raw markup is reported as unreadable. */
export function structureOf(document: Docxtemplater): Tag[] {
  // docxtemplater does not type what it has compiled
  const files = Object.values((document as unknown as { compiled: Record<string, { postparsed?: readonly Part[] }> }).compiled);
  return joined(files.flatMap(({ postparsed = [] }) => tagsOf(postparsed)));
}

function tagsOf(parts: readonly Part[]): Tag[] {
  return parts.flatMap((part): Tag[] => {
    const inner = part.subparsed;
    if (part.type !== 'placeholder') return inner === undefined ? [] : tagsOf(inner);
    const name = String(part.value).trim();
    if (part.module === 'rawxml') throw new Problem('bad-input', 'template-tags', { name, tag: `@${name}` }, [broken(`@${name}`, 'raw')]);
    return [{ name, tags: inner === undefined ? null : tagsOf(inner) }];
  });
}

/** Lists each name once: repeated rows get the tags of both. */
function joined(tags: readonly Tag[]): Tag[] {
  return [...Map.groupBy(tags, ({ name }) => name)].map(([name, same]) => {
    const inner = same.flatMap((one) => one.tags ?? []);
    return { name, tags: same.every((one) => one.tags === null) ? null : joined(inner) };
  });
}

const broken = (tag: string, reason: string): Finding => ({ code: 'template-tag-broken', severity: 'error', evidence: { tag, reason } });

type TagError = { readonly properties?: { readonly id?: string; readonly xtag?: string; readonly errors?: readonly TagError[] } };

/** The library's errors about tags that do not open or close; any other error means that the document is damaged. */
export function tagTrouble(name: string, cause: unknown): Problem {
  const { properties } = cause as TagError;
  const all = properties?.errors ?? (properties?.xtag === undefined ? [] : [cause as TagError]);
  const findings = all.flatMap(({ properties: one }) =>
    one?.xtag === undefined ? [] : [broken(one.xtag.slice(0, 100), reasonOf(one.id))],
  );
  if (findings.length === 0) return new Problem('bad-input', 'template-broken', { name });
  const distinct = [...new Map(findings.map((one) => [JSON.stringify(one.evidence), one])).values()];
  return new Problem('bad-input', 'template-tags', { name, tag: distinct[0]?.evidence['tag'] }, distinct);
}

const reasonOf = (id = ''): string => (/unclosed/u.test(id) ? 'unclosed' : /unopened/u.test(id) ? 'unopened' : 'broken');
