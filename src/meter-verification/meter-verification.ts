import type { Pool } from 'pg';
import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Say } from '#imports/intake.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { ImportGiven } from '#ledger/import.ts';
import { createLedger, type EditGiven, type KnownEntity, type LedgerNeeds } from '#ledger/ledger.ts';
import type { OriginShown } from '#ledger/provenance.ts';
import type { Metering } from '#metering/metering.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { Registry } from '#registry/registry.ts';
import { certificateKind } from './certificate-kind.ts';
import * as store from './certificate-store.ts';
import { dueList, type Known } from './due-list.ts';
import { certificateDictionary } from './fields.ts';
import { type ByMeter, createCertificateMemory } from './certificate-memory.ts';
import { intervalsFrom } from './intervals.ts';
import { daysOf, invalidMeters, measured } from './invalid-meters.ts';
import type { InvalidSpan } from './invalid-spans.ts';
import type { Certificate, IntervalOn } from './rule.ts';
import type { VerificationState } from './codes.ts';

export type VerificationNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly registry: Pick<Registry, 'meterFacts' | 'onMetersStanding'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly metering: Pick<Metering, 'useOfMeter'>;
};

/** Which meters are asked for, on which day. `knownAt`: as it was known then; else as it is known now. */
export type DueQuestion = {
  readonly on?: string | undefined;
  readonly within: number;
  readonly region?: string | undefined;
  /** The organisation that reads the meters, or one above it. */
  readonly company?: string | undefined;
  readonly carrier?: Carrier | undefined;
  readonly state?: VerificationState | undefined;
  readonly knownAt?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** The same of days on end, `to` excluded. */
export type InvalidQuestion = Omit<DueQuestion, 'on' | 'within' | 'state'> & { readonly from: string; readonly to: string };

/**
 * The supervision of meters: certificates of their verification, and what follows from them on a day.
 * @example await verification.due(scope, { on: '2026-10-01', within: 90, carrier: 'heat', limit: 50, offset: 0 })
 */
export function createMeterVerification(needs: VerificationNeeds) {
  const { postgres, now, registry } = needs;
  const ledger = createLedger(
    certificateKind({
      sees: store.seesCertificate,
      metersSeen: store.metersSeen,
      metersOf: (on, numbers) => store.metersOfCertificates(on, programScope, numbers),
    }),
    needs,
  );
  registry.onMetersStanding(async (on, ids) => (await store.metersWithCertificates(on, programScope, ids)).map(standsOn));
  const held = createCertificateMemory({
    version: () => store.version(postgres, programScope),
    all: () => store.certificates(postgres, programScope),
  });
  return {
    importCertificates: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    history: ledger.history,
    examine: ledger.examine,
    rows: ledger.rows,
    /** The columns of the file that can be imported again. */
    header: () => certificateDictionary.fields.map(({ name }) => name),
    /** A page of the certificates that the scope sees. */
    list: (scope: Scope, ask: store.CertificatesQuery) => store.list(postgres, scope, ask),
    /** A certificate by its number, and where each field comes from. Throws `no-such-certificate`. */
    async get(scope: Scope, number: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
        knownAt === undefined ? await ledger.one(scope, number) : await ledger.oneAt(scope, number, asOf(now(), knownAt));
      return { ...certificateOf(entity), provenance: entity.provenance ?? {} };
    },
    /** Meters that the scope sees with their states on a day, and how many are in each. */
    async due(scope: Scope, { on = today(now()), within, state, limit, offset, ...asked }: DueQuestion) {
      const soon = dayText((parseDay(on) ?? 0) + within);
      const list = dueList(await gather(needs, { ledger, held }, scope, asked), { on, soon, state, limit, offset });
      const counted = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
      return { on, within, ...list, shareWithout: counted === 0 ? null : list.counts.none / counted };
    },
    /** The days of [from, to) on which these meters were overdue or failed, by their codes; whoever sees them. */
    async invalidOf(meters: readonly MeterFacts[], { from, to }: { readonly from: string; readonly to: string }, known: AsOf) {
      const byMeter = known.received >= now() && known.recorded >= now() ? await held() : await certificatesAt(ledger, known);
      const judged = { meters, certificatesOf: (code: string) => byMeter.get(code) ?? [], intervalsOf: intervalsOf(needs, known) };
      return new Map(invalidMeters(judged, from, to).map(({ meter, spans }): [string, readonly InvalidSpan[]] => [meter.code, spans]));
    },
    /** Meters that the scope sees and that were overdue or failed on days of [from, to), with what they measured on them. */
    async invalid(scope: Scope, { from, to, limit, offset, ...asked }: InvalidQuestion) {
      if (to <= from) throw new Problem('bad-input', 'period-backwards');
      const found = invalidMeters(await gather(needs, { ledger, held }, scope, asked), from, to);
      const { useOfMeter } = needs.metering;
      const use = ({ code }: MeterFacts, span: InvalidSpan) =>
        useOfMeter(scope, { meter: code, from: span.from, to: span.to, step: 'year', knownAt: asked.knownAt });
      const meters = await Promise.all(found.slice(offset, offset + limit).map((one) => measured(one, use)));
      return { from, to, meters, total: found.length, days: found.reduce((sum, { spans }) => sum + daysOf(spans), 0) };
    },
  };
}

export type MeterVerification = ReturnType<typeof createMeterVerification>;

const standsOn = ({ meter, certificate }: { readonly meter: string; readonly certificate: string }): Finding => ({
  code: 'meter-has-certificates',
  severity: 'error',
  evidence: { code: meter, certificate },
});

function certificateOf({ code, fields }: Pick<KnownEntity, 'code' | 'fields'>): Certificate {
  return { until: null, device: null, ...(fields as Omit<Certificate, 'certificate' | 'until' | 'device'>), certificate: code };
}

type MeterFilter = Pick<DueQuestion, 'region' | 'company' | 'carrier' | 'knownAt'>;

type Sources = { readonly ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>; readonly held: () => Promise<ByMeter> };

/** All that a judgement of meters rests on, as it is known now or was known then. */
async function gather(needs: VerificationNeeds, { ledger, held }: Sources, scope: Scope, asked: MeterFilter): Promise<Known> {
  const known = asked.knownAt === undefined ? asOfNow : asOf(needs.now(), asked.knownAt);
  const [meters, byMeter] = await Promise.all([
    metersAsked(needs, scope, asked, known),
    asked.knownAt === undefined ? held() : certificatesAt(ledger, known),
  ]);
  return { meters, certificatesOf: (meter) => byMeter.get(meter) ?? [], intervalsOf: intervalsOf(needs, known) };
}

/** Meters that the scope sees, as known then; a company's are those that it reads today. */
async function metersAsked(
  { registry, postgres }: VerificationNeeds,
  scope: Scope,
  { region, company, carrier }: MeterFilter,
  known: AsOf,
): Promise<readonly MeterFacts[]> {
  const which = { ...(region !== undefined && { region }), ...(carrier !== undefined && { carrier }) };
  const meters = await registry.meterFacts(scope, which, known);
  if (company === undefined) return meters;
  const read = await store.metersReadBy(postgres, scope, company);
  return meters.filter(({ id }) => read.has(id));
}

/** All certificates as they were known then, whoever sees them. */
async function certificatesAt(ledger: Pick<ReturnType<typeof createLedger>, 'allAt'>, known: AsOf): Promise<ByMeter> {
  return Map.groupBy((await ledger.allAt(programScope, known)).map(certificateOf), ({ meter }) => meter);
}

/** The verification intervals of a carrier by day, as they were known then. */
function intervalsOf({ knowledge, now }: VerificationNeeds, { received, recorded }: AsOf): (carrier: Carrier) => IntervalOn {
  const at = { recorded: Math.min(recorded, now()), received: Math.min(received, now()) };
  return intervalsFrom((on) => knowledge.inForce('verification-interval', { on, ...at }));
}
