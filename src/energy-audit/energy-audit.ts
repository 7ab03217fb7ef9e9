import type { Say } from '#imports/intake.ts';
import { inTransaction } from '#imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { through } from './accept.ts';
import type { Audit, AuditShown, Request } from './facts.ts';
import { linkVerbs, type AnswerGiven } from './links.ts';
import { buildingNamed, type EnergyAuditNeeds } from './needs.ts';
import { poolOf } from './pool.ts';
import * as store from './store.ts';
import { readFindings, readMeasures } from './tables.ts';
import { auditNamed, levelOf, readPeriod, requestedOf, shownOf } from './whole.ts';

export type EnergyAudits = ReturnType<typeof createEnergyAudits>;

/**
 * Energy audits: what a level asks of a building, what registry and meters answer of it, what its owner answers by a link, indicators,
 * findings and measures.
 * @example const { audit } = await audits.open(scope, { building: 'B1', level: 2, from: '2025-01-01', to: '2026-01-01' })
 */
export function createEnergyAudits(needs: EnergyAuditNeeds) {
  return { ...auditVerbs(needs), ...ownerVerbs(needs), ...decisionVerbs(needs), ...tableVerbs(needs) };
}

/** An audit with what it asks for, as it is known now. */
const requestedNow = async (needs: EnergyAuditNeeds, scope: Scope, id: number) =>
  requestedOf(needs, scope, await auditNamed(needs, scope, id), needs.metering.knownAt(undefined));

function auditVerbs(needs: EnergyAuditNeeds) {
  const { postgres, now } = needs;
  return {
    /** Opens an audit. Throws `no-such-building`, `no-such-level`, `empty-range`, `bad-instant`, `time-not-kept`. */
    async open(scope: Scope, given: store.NewAudit): Promise<AuditShown> {
      const building = await buildingNamed(needs, scope, given.building, asOfNow);
      readPeriod(given);
      levelOf(needs, given.level);
      const id = await store.addAudit(postgres, scope, { ...given, building: building.code }, now());
      const detail = { audit: id, level: given.level, from: given.from, to: given.to };
      await needs.audit(scope, { action: 'energy-audit-open', subject: `building:${building.code}`, region: building.region, detail });
      return shownOf(needs, scope, id);
    },
    /** Throws `no-such-audit`, `bad-instant`. */
    show: (scope: Scope, id: number, knownAt?: string): Promise<AuditShown> => shownOf(needs, scope, id, knownAt),
    list: (scope: Scope, page: { readonly building?: string | undefined; readonly limit: number; readonly offset: number }) =>
      store.audits(postgres, scope, page, now()),
  };
}

function ownerVerbs(needs: EnergyAuditNeeds) {
  const links = linkVerbs(needs, (id) => requestedNow(needs, programScope, id));
  return {
    /** A link for the owner, told once. Throws `no-such-audit`. */
    link: async (scope: Scope, id: number, days: number) => links.link(scope, await auditNamed(needs, scope, id), days),
    /** Throws `no-such-audit`. */
    async unlink(scope: Scope, id: number): Promise<AuditShown> {
      await links.unlink(scope, await auditNamed(needs, scope, id));
      return shownOf(needs, scope, id);
    },
    behind: links.behind,
    shownByLink: links.show,
    answerByLink: (token: string, given: AnswerGiven) => links.answer(token, given),
    submitByLink: links.submit,
  };
}

function decisionVerbs(needs: EnergyAuditNeeds) {
  return {
    /**
     * Sends what came for an item through its usual door; with `preview` an import is tried. Throws `no-such-audit`, `audit-no-item`,
     * `audit-not-received`, and as `through`.
     */
    async accept(scope: Scope, id: number, given: { readonly item: string; readonly preview: boolean }, say: Say) {
      const { audit, requests } = await requestedNow(needs, scope, id);
      const { request, answer } = waiting(requests, given.item);
      const came = await through(needs, scope, { building: audit.building, request, answer, preview: given.preview, say });
      if (!given.preview) {
        const { item } = given;
        await decide(needs, scope, audit, { item, at: answer.at, state: 'accepted', note: null });
        const detail = { audit: id, item, change: came.change, import: came.run?.import ?? null };
        await needs.audit(scope, { action: 'energy-audit-accept', subject: `building:${audit.building}`, detail });
      }
      return { ...came, shown: await shownOf(needs, scope, id) };
    },
    /** Sends it back: it is asked for again. Throws `no-such-audit`, `audit-no-item`, `audit-not-received`. */
    async sendBack(scope: Scope, id: number, item: string, note: string | null): Promise<AuditShown> {
      const { audit, requests } = await requestedNow(needs, scope, id);
      await decide(needs, scope, audit, { item, at: waiting(requests, item).answer.at, state: 'returned', note });
      await needs.audit(scope, { action: 'energy-audit-return', subject: `building:${audit.building}`, detail: { audit: id, item } });
      return shownOf(needs, scope, id);
    },
  };
}

function tableVerbs(needs: EnergyAuditNeeds) {
  const { postgres, imports } = needs;
  return {
    /** Takes what an auditor found, in place of what there was. Throws `no-such-audit`, `no-such-file`, and as `readFindings`. */
    async findings(scope: Scope, id: number, file: string): Promise<AuditShown> {
      const { audit, building } = await auditNamed(needs, scope, id);
      const all = await readFindings(await imports.fileOf(scope, file));
      await inTransaction(postgres, (on) => store.writeFindings(on, scope, audit, all));
      const detail = { audit, findings: all.length };
      await needs.audit(scope, { action: 'energy-audit-findings', subject: `building:${building}`, detail });
      return shownOf(needs, scope, id);
    },
    /** Takes what should be done, in place of what there was; each goes to the pool of projects. Throws as `findings`. */
    async measures(scope: Scope, id: number, file: string): Promise<AuditShown> {
      const audit = await auditNamed(needs, scope, id);
      const all = await poolOf(needs, scope, audit, await readMeasures(await imports.fileOf(scope, file)));
      await inTransaction(postgres, (on) => store.writeMeasures(on, scope, id, all));
      const detail = { audit: id, measures: all.length };
      await needs.audit(scope, { action: 'energy-audit-measures', subject: `building:${audit.building}`, detail });
      return shownOf(needs, scope, id);
    },
  };
}

/** A request that waits for a word, with what came. Throws `audit-no-item`, `audit-not-received`. */
function waiting(requests: readonly Request[], item: string) {
  const request = requests.find((one) => one.item === item);
  if (request === undefined) throw new Problem('not-found', 'audit-no-item', { item });
  const { answer } = request;
  if (answer === null || answer.state !== 'received') throw new Problem('conflict', 'audit-not-received', { item: request.name });
  return { request, answer };
}

/** Somebody else was quicker, or another answer came meanwhile: `audit-not-received`. */
async function decide(needs: EnergyAuditNeeds, scope: Scope, { audit }: Audit, said: Parameters<typeof store.decide>[3]): Promise<void> {
  if (!(await store.decide(needs.postgres, scope, audit, said, needs.now())))
    throw new Problem('conflict', 'audit-not-received', { item: said.item });
}
