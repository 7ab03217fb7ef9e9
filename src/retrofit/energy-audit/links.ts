import type { Say } from '#platform/list-intake/job.ts';
import { safeFileName, headBytes } from '#registry/attachments/facts.ts';
import { inTransaction, type ImportRun } from '#platform/imports/imports.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { centsOf, moneyOf, parseYuan } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { rejectedWhy, tryBills } from './accept.ts';
import type { Audit, AuditShown, Item, Request } from './facts.ts';
import type { EnergyAuditNeeds } from './needs.ts';
import * as store from './store.ts';
import { typedMonths } from './typed-months.ts';

/** What the holder of a link is shown: the open requests, and the comments on them. */
export type LinkShown = {
  readonly buildingName: string;
  readonly from: string;
  readonly to: string;
  readonly expires: Date;
  readonly requests: readonly Request[];
};

/** The token of a link, and the audit given with it. */
export type ByLink = { readonly token: string; readonly audit?: number | undefined };

/** Answers: texts by item, uploads by item. */
export type AnswerGiven = {
  readonly set: Readonly<Record<string, string>>;
  readonly files: readonly { readonly item: string; readonly file: string }[];
};

/** What an import would do with a file: how many rows it would take, how many not, and why not. */
export type Trial = { readonly taken: number; readonly rejected: number; readonly why: readonly string[] };

const mostBytes = 50_000_000;

/** Loads all of an audit, with the program's own scope. */
type ShowRequests = (id: number) => Promise<Seen>;

type Seen = Pick<AuditShown, 'audit' | 'requests'>;

/** Links by which a person without an account answers one audit. @param look what an audit asks for, as the program sees it */
export function linkVerbs(needs: EnergyAuditNeeds, look: ShowRequests) {
  const { postgres, now } = needs;
  return {
    /** Issues a link to an audit; the caller has checked that the scope sees it. Earlier links end. The token is shown once. */
    async link(scope: Scope, { audit, building }: Audit, days: number) {
      const token = needs.secret();
      const expires = new Date(now() + days * 86_400_000);
      const link = await inTransaction(postgres, (on) => store.addLink(on, scope, { audit, hash: sha256(token), expires }, now()));
      await needs.audit(scope, { action: 'energy-audit-link', subject: `building:${building}`, detail: { audit, link, days } });
      return { link, token, address: `${needs.url()}/audit-link#${token}`, expires };
    },
    /** Ends the link of an audit; the caller has checked that the scope sees it. */
    async unlink(scope: Scope, { audit, building }: Audit): Promise<void> {
      const ended = await store.endLinks(postgres, checkedByCaller, audit, now());
      await needs.audit(scope, { action: 'energy-audit-unlink', subject: `building:${building}`, detail: { audit, ended } });
    },
    /** The scope behind a token; null if it belongs to no audit. Throws `link-gone`. */
    async behind(token: string): Promise<Scope | null> {
      const row = await store.linkOf(postgres, wholeProgram, sha256(token));
      return row === undefined ? null : scopeOf(standing(row, now()));
    },
    /** What a link asks for. Throws `link-gone`, `no-such-audit`. */
    show: async (by: ByLink): Promise<LinkShown> => {
      const row = await linkNamed(needs, by);
      return shownBy(row, await look(row.audit));
    },
    /**
     * Stages answers; one that was not accepted is replaced. Throws `link-gone`, `no-such-audit`, `audit-no-item`, `audit-not-asked`,
     * `audit-answer-bad`, `audit-takes-file`, `audit-takes-text`, `audit-months-bad`, what a field of the registry throws for its value,
     * `no-such-file`.
     */
    async answer(by: ByLink, given: AnswerGiven): Promise<LinkShown> {
      const row = await linkNamed(needs, by);
      const scope = scopeOf(row);
      await stage(needs, scope, row, given, await look(row.audit));
      const told = await look(row.audit);
      const detail = { audit: row.audit, link: row.id };
      await needs.audit(scope, { action: 'energy-audit-answer', subject: `building:${told.audit.building}`, detail });
      return shownBy(row, told);
    },
    /**
     * Previews the file given as an answer to bills, and stores nothing; null if only the person who accepts it can preview it. Does not
     * distinguish existing from new rows. Throws `link-gone`, `audit-no-item`, `audit-not-received`, and as `tryBills`.
     */
    async preview(by: ByLink, item: string, say: Say): Promise<Trial | null> {
      const row = await linkNamed(needs, by);
      const { audit, requests } = await look(row.audit);
      const request = requests.find((one) => one.item === item && one.kind === 'energy');
      if (request === undefined) throw new Problem('bad-input', 'audit-no-item', { item });
      const { answer } = request;
      if (answer === null || answer.file === null || answer.state !== 'received')
        throw new Problem('conflict', 'audit-not-received', { item: request.name });
      const { identity, actor } = scopeOf(row);
      const run = await tryBills(needs, { ...programScope, identity, actor }, { building: audit.building, request, answer, say });
      return run === null ? null : trialOf(run, say);
    },
    /** Submits: the link ends. Throws `link-gone`, `no-such-audit`. */
    async submit(by: ByLink): Promise<void> {
      const row = await inTransaction(postgres, async (on) => {
        const { id } = await linkNamed(needs, by);
        const found = standing((await store.linkAgain(on, wholeProgram, id)) as store.LinkRow, now());
        await store.endLinks(on, checkedByCaller, found.audit, now());
        await store.submit(on, checkedByCaller, found.audit, now());
        return found;
      });
      const { audit } = await look(row.audit);
      await needs.audit(scopeOf(row), {
        action: 'energy-audit-submit',
        subject: `building:${audit.building}`,
        detail: { audit: audit.audit, link: row.id },
      });
    },
  };
}

function trialOf(run: ImportRun, say: Say): Trial {
  const result = run.result ?? {};
  const number = (name: string): number => Number(result[name] ?? 0);
  const taken = number('accepted') + number('repeated') + number('revised');
  return { taken, rejected: number('rejectedCount'), why: rejectedWhy(run, say) };
}

/** A scope for this link alone: it sees no row of any slice. */
function scopeOf({ id }: store.LinkRow): Scope {
  const holder = `audit-link:${id}`;
  return { identity: holder, actor: holder, role: 'public', sees: { region: '' } };
}

function standing(row: store.LinkRow, now: number): store.LinkRow {
  if (row.gone !== null || row.expires.getTime() <= now) throw gone(row.by);
  return row;
}

const gone = (by: unknown): Problem => new Problem('not-found', 'link-gone', { by });

/** Throws `link-gone` for a link that has ended or never existed; `no-such-audit` if another audit was given with it. */
async function linkNamed({ postgres, now }: Pick<EnergyAuditNeeds, 'postgres' | 'now'>, { token, audit }: ByLink): Promise<store.LinkRow> {
  const row = await store.linkOf(postgres, wholeProgram, sha256(token));
  if (row === undefined) throw gone(inSentence(labelTerms.linkSender));
  const found = standing(row, now());
  if (audit !== undefined && audit !== found.audit) throw new Problem('not-found', 'no-such-audit', { audit });
  return found;
}

function shownBy({ expires }: store.LinkRow, { audit, requests }: Seen): LinkShown {
  const { buildingName, from, to } = audit;
  return { buildingName, from, to, expires, requests: requests.filter(({ state }) => state !== 'known') };
}

/** Which kinds may be typed; the others must be a file. */
export const takesText = (kind: Item['kind']): boolean => kind === 'fact' || kind === 'energy' || kind === 'cost' || kind === 'note';
export const takesFile = (kind: Item['kind']): boolean => kind !== 'fact' && kind !== 'cost' && kind !== 'note';

async function stage(needs: EnergyAuditNeeds, scope: Scope, row: store.LinkRow, given: AnswerGiven, shown: Seen): Promise<void> {
  const asked = (item: string): Request => {
    const found = shown.requests.find((one) => one.item === item);
    if (found === undefined) throw new Problem('bad-input', 'audit-no-item', { item });
    if (found.state === 'known' || found.state === 'accepted') throw new Problem('conflict', 'audit-not-asked', { item: found.name });
    return found;
  };
  const texts = Object.entries(given.set).map(([item, text]) => ({ item, value: textOf(needs, asked(item), text), file: null }));
  for (const { item } of given.files) {
    const { kind, name } = asked(item);
    if (!takesFile(kind)) throw new Problem('bad-input', 'audit-takes-text', { item: name });
  }
  const kept: store.NewAnswer[] = [];
  try {
    for (const { item, file } of given.files) {
      const one = await needs.imports.keepFor(scope, file, { as: 'evidence', mostBytes, headBytes });
      kept.push({ item, value: null, file: { spool: one.id, name: safeFileName(one.name), bytes: one.bytes, sha256: one.sha256 } });
    }
    await inTransaction(needs.postgres, async (on) => {
      standing((await store.linkAgain(on, wholeProgram, row.id)) ?? row, needs.now());
      for (const one of [...texts, ...kept])
        if (!(await store.keepAnswer(on, scope, row.audit, one, needs.now())))
          throw new Problem('conflict', 'audit-not-asked', { item: one.item });
    });
  } catch (error) {
    for (const { file } of kept) if (file !== null) await needs.imports.dropKept(file.spool);
    throw error;
  }
}

/** A typed answer as stored, if it can be parsed. */
function textOf({ registry }: EnergyAuditNeeds, { kind, name, field }: Request, text: string): string {
  const bare = text.trim();
  if (!takesText(kind)) throw new Problem('bad-input', 'audit-takes-file', { item: name });
  if (bare === '' || bare.length > 4000) throw new Problem('bad-input', 'audit-answer-bad', { item: name, text: bare.slice(0, 60) });
  if (kind === 'fact') registry.checkFact({ [field ?? '']: bare });
  if (kind === 'energy') typedMonths(bare);
  if (kind !== 'cost') return bare;
  const yuan = parseYuan(bare);
  if (yuan === null || yuan.compare(parseYuan('0') ?? yuan) < 0)
    throw new Problem('bad-input', 'audit-answer-bad', { item: name, text: bare });
  return moneyOf(centsOf(yuan));
}
