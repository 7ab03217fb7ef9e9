import type { WriteTrail } from '#kernel/trail.ts';
import { today } from '#kernel/today.ts';
import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell } from '#kernel/finding.ts';
import { knowledgeContract } from './contract.ts';
import type { Seen } from './chronicle.ts';
import { kinds } from './entry.ts';
import { hashOf } from './text-store.ts';
import type { Knowledge } from './knowledge.ts';
import { knowledgeWords } from './words.ts';

type Audit = WriteTrail;

/** @param audit writes the audit trail */
export function knowledgeRoutes(knowledge: Knowledge, audit: Audit) {
  const os = implement(knowledgeContract).$context<RequestContext>();
  return os.router({
    list: os.list.handler(({ input, context }) => {
      const at = { on: today(context.now), recorded: context.now };
      const holding = new Set(kinds.flatMap((kind) => knowledge.inForce(kind, at)).map(({ id, version }) => `${id}@${version}`));
      const wanted = kinds.find((kind) => kind === input.kind) ?? null;
      const entries = input.kind !== undefined && wanted === null ? [] : knowledge.versions(wanted);
      return {
        entries: entries
          .filter(({ held }) => input.id === undefined || held.id === input.id)
          .map((entry) => presentEntry(entry, holding.has(`${entry.held.id}@${entry.held.version}`))),
        trouble: knowledge.trouble().map((finding) => tell(finding, knowledgeWords, context.language)),
      };
    }),
    files: {
      list: os.files.list.handler(async () => {
        const found = await knowledge.files();
        return { files: found.map(({ changedAt, ...file }) => ({ ...file, changedAt: changedAt.toISOString() })) };
      }),
      get: os.files.get.handler(async ({ input }) => {
        const text = await knowledge.file(input.name);
        return { name: input.name, text, hash: hashOf(text) };
      }),
      put: os.files.put.handler(async ({ input, context }) => {
        const { name, text, preview = false, seen } = input;
        const put = await knowledge.put(name, text, preview, seen);
        const fresh = put.fresh.map(({ kind, id, version }) => ({ kind, id, version }));
        if (!preview) await audit(context.scope, { action: 'knowledge-write', subject: `knowledge:${name}`, region: null, detail: { entries: fresh.map(({ id, version }) => `${id}@${version}`) } });
        return { entries: put.entries, fresh, hash: put.hash };
      }),
    },
    reload: os.reload.handler(async ({ context }) => {
      const loaded = await knowledge.reload();
      await audit(context.scope, { action: 'knowledge-reload', subject: 'knowledge', region: null, detail: loaded });
      return loaded;
    }),
  });
}

function presentEntry({ kind, held, firstSeen, origin }: Seen, holds: boolean) {
  const { id, version, status, source, validFrom, validTo, supersedes } = held;
  return {
    kind,
    id,
    version,
    status,
    document: source.document,
    clause: source.clause,
    url: source.url ?? null,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    supersedes: supersedes ?? null,
    firstSeen: new Date(firstSeen).toISOString(),
    origin,
    holds,
    held: { ...held },
  };
}
