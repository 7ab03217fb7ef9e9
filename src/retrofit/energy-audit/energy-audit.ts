import type { Say } from '#platform/list-intake/job.ts';
import { readFile } from 'node:fs/promises';
import { inTransaction } from '#platform/imports/imports.ts';
import { writeBuildingSync } from '#retrofit/building-sync/write.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import type { Download } from '#kernel/download.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import { through } from './accept.ts';
import { answerHash, answerText } from './answer-hash.ts';
import type { Audit, AuditShown, AuditState, Request } from './facts.ts';
import { stateOf } from './items.ts';
import { linkVerbs } from './links.ts';
import { buildingNamed, type EnergyAuditNeeds } from './needs.ts';
import { poolOf } from './pool.ts';
import * as store from './store.ts';
import { bringSync, syncOf } from './sync.ts';
import { readFindings, readMeasures } from './tables.ts';
import { requestsOf, type RequestList, auditNamed, levelOf, readPeriod, requestedOf, shownOf } from './whole.ts';

/** An audit of a list, with its state. */
export type ListedAudit = store.AuditRow & { readonly state: AuditState; readonly requests: readonly Request[] };

export type EnergyAudits = ReturnType<typeof createEnergyAudits>;

/**
 * Energy audits: what a level asks of a building, what registry and meters answer, what its owner answers by a link, indicators, findings
 * and measures.
 * @example const { audit } = await audits.open(scope, { building: 'B1', level: 2, from: '2025-01-01', to: '2026-01-01' })
 */
export function createEnergyAudits(needs: EnergyAuditNeeds) {
  return { ...auditVerbs(needs), ...ownerVerbs(needs), ...decisionVerbs(needs), ...tableVerbs(needs), ...fileVerbs(needs) };
}

/** An audit with its requests, as known now. */
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
    /** What an audit of a level would ask of a building, and what is known of it. Throws as `open`. */
    async items(scope: Scope, given: store.NewAudit): Promise<RequestList> {
      const building = await buildingNamed(needs, scope, given.building, asOfNow);
      readPeriod(given);
      return requestsOf(needs, scope, { ...given, building: building.code, answers: [], known: needs.metering.knownAt(undefined) });
    },
    /** Audits, newest first, each with its current state. */
    async list(scope: Scope, page: { readonly building?: string | undefined; readonly limit: number; readonly offset: number }) {
      const { rows, total } = await store.audits(postgres, scope, page, now());
      const known = needs.metering.knownAt(undefined);
      const listed: ListedAudit[] = [];
      const one = async (row: (typeof rows)[number]): Promise<ListedAudit> => {
        const { requests } = await requestedOf(needs, scope, row, known);
        return { ...row, requests, state: stateOf(requests, { link: row.expires, submitted: row.submitted }) };
      };
      for (let from = 0; from < rows.length; from += listedAtOnce)
        listed.push(...(await Promise.all(rows.slice(from, from + listedAtOnce).map(one))));
      return { rows: listed, total };
    },
  };
}

/** Each waits for the stores some ten times; more in parallel would block other callers. */
const listedAtOnce = 8;

function ownerVerbs(needs: EnergyAuditNeeds) {
  const links = linkVerbs(needs, (id) => requestedNow(needs, programScope, id));
  return {
    /** A link for the owner, shown once. Throws `no-such-audit`. */
    link: async (scope: Scope, id: number, days: number) => links.link(scope, await auditNamed(needs, scope, id), days),
    /** Throws `no-such-audit`. */
    async unlink(scope: Scope, id: number): Promise<AuditShown> {
      await links.unlink(scope, await auditNamed(needs, scope, id));
      return shownOf(needs, scope, id);
    },
    behind: links.behind,
    shownByLink: links.show,
    answerByLink: links.answer,
    previewByLink: links.preview,
    submitByLink: links.submit,
  };
}

function decisionVerbs(needs: EnergyAuditNeeds) {
  return {
    /**
     * Passes the answer to an item on to its usual entry point; with `preview` an import is only tried. Throws `no-such-audit`,
     * `audit-no-item`, `audit-not-received`, and as `through`.
     */
    async accept(scope: Scope, id: number, given: Seen & { readonly item: string; readonly preview: boolean }, say: Say) {
      const { audit, requests } = await requestedNow(needs, scope, id);
      const { request, answer } = waiting(requests, given);
      const came = await through(needs, scope, { building: audit.building, request, answer, preview: given.preview, say });
      if (!given.preview) {
        const { item } = given;
        await decide(needs, scope, audit, { item, at: answer.at, state: 'accepted', note: null });
        const detail = { audit: id, item, change: came.change, import: came.run?.import ?? null };
        await needs.audit(scope, { action: 'energy-audit-accept', subject: `building:${audit.building}`, detail });
      }
      return { ...came, shown: await shownOf(needs, scope, id) };
    },
    /** Returns an answer: the item is requested again. Throws `no-such-audit`, `audit-no-item`, `audit-not-received`. */
    async sendBack(
      scope: Scope,
      id: number,
      { item, seen, note }: Seen & { readonly item: string; readonly note: string | null },
    ): Promise<AuditShown> {
      const { audit, requests } = await requestedNow(needs, scope, id);
      await decide(needs, scope, audit, { item, at: waiting(requests, { item, seen }).answer.at, state: 'returned', note });
      await needs.audit(scope, { action: 'energy-audit-return', subject: `building:${audit.building}`, detail: { audit: id, item } });
      return shownOf(needs, scope, id);
    },
  };
}

function tableVerbs(needs: EnergyAuditNeeds) {
  const { postgres, imports } = needs;
  return {
    /** Replaces the auditor's findings. Throws `no-such-audit`, `no-such-file`, and as `readFindings`. */
    async findings(scope: Scope, id: number, file: string): Promise<AuditShown> {
      const { audit, building } = await auditNamed(needs, scope, id);
      const all = await readFindings(await imports.fileOf(scope, file));
      await inTransaction(postgres, (on) => store.writeFindings(on, checkedByCaller, audit, all));
      const detail = { audit, findings: all.length };
      await needs.audit(scope, { action: 'energy-audit-findings', subject: `building:${building}`, detail });
      return shownOf(needs, scope, id);
    },
    /** Replaces the measures; each goes to the pool of projects. Throws as `findings`. */
    async measures(scope: Scope, id: number, file: string): Promise<AuditShown> {
      const audit = await auditNamed(needs, scope, id);
      const all = await poolOf(needs, scope, audit, await readMeasures(await imports.fileOf(scope, file)));
      await inTransaction(postgres, (on) => store.writeMeasures(on, checkedByCaller, id, all));
      const detail = { audit: id, measures: all.length };
      await needs.audit(scope, { action: 'energy-audit-measures', subject: `building:${audit.building}`, detail });
      return shownOf(needs, scope, id);
    },
  };
}

const mostSyncBytes = 50_000_000;

function fileVerbs(needs: EnergyAuditNeeds) {
  return {
    /** Listed in the report in addition to the audit: equipment in use. */
    async devices(scope: Scope, { audit: { building } }: AuditShown) {
      const page = { building, state: 'in-use', sort: 'code', descending: false, limit: 1000, offset: 0 } as const;
      return (await needs.equipment.list(scope, page)).equipment;
    },
    /** Checks that every file given as an answer is where it should be; for the doctor. */
    filesLost: () => filesLost(needs),
    /** The file given as an answer to an item. Throws `no-such-audit`, `audit-no-item`, `audit-file-lost`. */
    async answered(scope: Scope, id: number, item: string): Promise<Download> {
      const { audit, building } = await auditNamed(needs, scope, id);
      const file = (await store.answers(needs.postgres, checkedByCaller, audit)).find((one) => one.item === item)?.file ?? null;
      if (file === null) throw new Problem('not-found', 'audit-no-item', { item });
      const body = await needs.imports.openKept(file.spool);
      if (body === null) throw new Problem('not-found', 'audit-file-lost', { item, name: file.name });
      return { name: file.name, type: 'application/octet-stream', body, lies: { where: [`building:${building}`] } };
    },
    /** An audit as BuildingSync, and its building. Throws `no-such-audit`. */
    async sync(scope: Scope, id: number, knownAt?: string): Promise<{ building: string; text: string }> {
      const shown = await shownOf(needs, scope, id, knownAt);
      return { building: shown.audit.building, text: writeBuildingSync(syncOf(shown)) };
    },
    /**
     * Imports BuildingSync; its measures go into a new audit of its level and months. Throws `no-such-file`, `file-too-large`, and as
     * `bringSync`.
     */
    async importSync(
      scope: Scope,
      given: { readonly file: string; readonly set: Readonly<Record<string, string>>; readonly preview: boolean },
      say: Say,
    ) {
      const { path, name, bytes } = await needs.imports.fileOf(scope, given.file);
      if (bytes > mostSyncBytes) throw new Problem('too-large', 'file-too-large', { name, mb: mostSyncBytes / 1_000_000 });
      const { came, read } = await bringSync(needs, scope, { ...given, text: await readFile(path, 'utf8') }, say);
      const months = read.uses.flatMap((use) => use.months.map(({ month }) => month)).toSorted();
      const [first, last] = [months[0], months.at(-1)];
      if (read.measures.length === 0) return { ...came, audit: null };
      if (first === undefined || last === undefined || read.level === null)
        return { ...came, audit: null, findings: [...came.findings, syncMeasuresLeft(read.measures.length)] };
      if (given.preview) return { ...came, measures: read.measures.length, audit: null };
      const to = dayText(addMonths(parseDay(`${last}-01`) as number, 1));
      const opened = await auditVerbs(needs).open(scope, { building: came.building, level: read.level, from: `${first}-01`, to });
      const placed = await poolOf(
        needs,
        scope,
        opened.audit,
        read.measures.map((one) => ({ ...one, project: null })),
      );
      await inTransaction(needs.postgres, (on) => store.writeMeasures(on, checkedByCaller, opened.audit.audit, placed));
      return { ...came, measures: placed.length, audit: opened.audit.audit };
    },
  };
}

const syncMeasuresLeft = (count: number): Finding => ({ code: 'sync-measures-left', severity: 'warning', evidence: { count } });

/** The hash of what was read; optional in a preview. */
type Seen = { readonly seen?: string | undefined; readonly preview?: boolean };

/**
 * The waiting answer to an item. Throws `audit-no-item`, `audit-not-received`; `seen-missing`, `seen-not-latest` if another answer was
 * read.
 */
function waiting(requests: readonly Request[], { item, seen, preview = false }: Seen & { readonly item: string }) {
  const request = requests.find((one) => one.item === item);
  if (request === undefined) throw new Problem('not-found', 'audit-no-item', { item });
  const { answer } = request;
  if (answer === null || answer.state !== 'received') throw new Problem('conflict', 'audit-not-received', { item: request.name });
  const refuse = preview ? refuseNotLatest : refuseUnread;
  refuse(seen, answerHash(answer), answerText(answer), { item: request.name });
  return { request, answer };
}

/** If another user decided first, or another answer came meanwhile: `audit-not-received`. */
async function decide(needs: EnergyAuditNeeds, scope: Scope, { audit }: Audit, said: Parameters<typeof store.decide>[3]): Promise<void> {
  if (!(await store.decide(needs.postgres, scope, audit, said, needs.now())))
    throw new Problem('conflict', 'audit-not-received', { item: said.item });
}

/** Checks that every file given as an answer by a link is where it should be, with all its bytes. */
async function filesLost({ postgres, imports }: EnergyAuditNeeds): Promise<{ counted: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let after = { audit: 0, item: '' };
  for (let counted = 0; ;) {
    const rows = await store.filesAfter(postgres, wholeProgram, after, 1000);
    for (const { audit, name, spool, bytes } of rows)
      if ((await imports.bytesOfKept(spool)) !== bytes)
        findings.push({ code: 'audit-answer-lost', severity: 'error', evidence: { audit, name } });
    counted += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return { counted, findings };
    after = { audit: last.audit, item: last.item };
  }
}
