import type { Say } from '#platform/list-intake/job.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { type AddGiven, createLedger, type EditGiven, type KnownEntity } from '#platform/ledger/ledger.ts';
import type { OriginShown } from '#platform/ledger/provenance.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { certificateKind } from './certificate-kind.ts';
import * as store from './certificate-store.ts';
import { dueList, type JudgedMeter } from './due-list.ts';
import { certificateDictionary } from './fields.ts';
import { createCertificateMemory } from './certificate-memory.ts';
import { createKnown } from './known.ts';
import type { DueQuestion, VerificationNeeds } from './needs.ts';
import { certificateOf } from './present-certificate.ts';
import { createSampling } from './sampling.ts';
import { shares, type SharesQuestion } from './share-question.ts';
import { judgedIn, type NotesOn, daysOf, type InvalidMeter, invalidMeters, measured } from './invalid-meters.ts';
import type { Certificate } from './rule.ts';
import { Problem } from '#kernel/problem.ts';
import type { InvalidSpan } from './invalid-spans.ts';

/** A meter of a due list, with the household that has it on that day; null if none within the scope does. */
export type DueMeter = JudgedMeter & { readonly household: string | null };

/**
 * The supervision of meters: their verification certificates, and the resulting states on a day.
 * @example await verification.due(scope, { on: '2026-10-01', within: 90, carrier: 'heat', limit: 50, offset: 0 })
 */
export function createMeterVerification(needs: VerificationNeeds) {
  const { postgres, now, registry } = needs;
  const ledger = createLedger(
    certificateKind({
      sees: store.seesCertificate,
      metersSeen: store.metersSeen,
      metersOf: (on, numbers) => store.metersOfCertificates(on, wholeProgram, numbers),
    }),
    needs,
  );
  registry.onMetersStanding(async (on, ids) => (await store.metersWithCertificates(on, wholeProgram, ids)).map(standsOn));
  const held = createCertificateMemory({
    version: () => store.version(postgres, wholeProgram),
    all: () => store.certificates(postgres, wholeProgram),
    since: (last) => store.certificatesSince(postgres, wholeProgram, last),
  });
  const askers: NotesOn[] = [];
  const certificatesAt = async (at: AsOf, meters?: readonly string[]): Promise<Certificate[]> => {
    const numbers = meters && (await store.certificatesEverOf(postgres, wholeProgram, meters));
    return (await ledger.allAt(programScope, at, numbers)).map(certificateOf);
  };
  const known = createKnown(needs, { held, certificatesAt });
  return {
    samples: createSampling(needs, known),
    importCertificates: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    edit: (scope: Scope, given: EditGiven) => ledger.edit(scope, given),
    /** Creates a certificate manually. Throws `code-taken` if the number exists, and what a row of a file would be rejected for. */
    add: (scope: Scope, { code, set }: AddGiven) => ledger.add(scope, { code, set: { ...set, certificate: code } }),
    history: ledger.history,
    examine: ledger.examine,
    rows: ledger.rows,
    /** The columns of the file, which can be imported again. */
    header: () => certificateDictionary.fields.map(({ name }) => name),
    /** A page of the certificates within the scope. */
    list: (scope: Scope, ask: store.CertificatesQuery) => store.list(postgres, scope, ask),
    /** A certificate by its number, with the origin of each field. Throws `no-such-certificate`. */
    async get(scope: Scope, number: string, { knownAt }: { readonly knownAt?: string | undefined } = {}) {
      const entity: KnownEntity & { readonly provenance?: Record<string, OriginShown> } =
        knownAt === undefined ? await ledger.one(scope, number) : await ledger.oneAt(scope, number, asOf(now(), knownAt));
      return { ...certificateOf(entity), provenance: entity.provenance ?? {} };
    },
    /** Meters within the scope with their states on a day, and the number in each state. */
    async due(scope: Scope, { on = today(now()), within, age, state, limit, offset, ...asked }: DueQuestion) {
      const soon = dayText((parseDay(on) ?? 0) + within);
      const list = dueList(await known.asked(scope, asked, on), { on, soon, age, state, limit, offset });
      const counted = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
      const meters = await withHouseholds(needs, scope, list.meters, { day: on, knownAt: asked.knownAt });
      return { on, within, ...list, meters, shareWithout: counted === 0 ? null : list.counts.none / counted };
    },
    /** The number of meters within the scope in each state on a day, by reading company and by region. */
    shares: (scope: Scope, { on = today(now()), within, ...asked }: SharesQuestion) =>
      shares(needs, known, scope, { on, within, ...asked }),
    /** The result of `judgedIn` for these meters, as known then; regardless of the caller. */
    async judgedIn(meters: readonly MeterFacts[], { from, to }: { readonly from: string; readonly to: string }, at: AsOf) {
      return judgedIn(await known.of(meters, at), from, to);
    },
    /** Registers a source of notes that depend on days of meters. */
    onInvalid: (ask: NotesOn): void => void askers.push(ask),
    /**
     * Meters within the scope that were overdue or failed on days of [from, to): what they measured then, and the notes that depend on it.
     */
    invalid: (scope: Scope, question: InvalidQuestion) => invalid(needs, { known, askers }, scope, question),
  };
}

export type MeterVerification = ReturnType<typeof createMeterVerification>;

const standsOn = ({ meter, certificate }: { readonly meter: string; readonly certificate: string }): Finding => ({
  code: 'meter-has-certificates',
  severity: 'error',
  evidence: { code: meter, certificate },
});

/** Only heat meters belong to households. */
async function withHouseholds(
  { heatSupply }: VerificationNeeds,
  scope: Scope,
  meters: readonly JudgedMeter[],
  when: { readonly day: string; readonly knownAt: string | undefined },
): Promise<DueMeter[]> {
  const heat = meters.flatMap(({ carrier, meter }) => (carrier === 'heat' ? [meter] : []));
  const households = heat.length === 0 ? new Map<string, string>() : await heatSupply.households.byMeter(scope, { meters: heat }, when);
  return meters.map((one) => ({ ...one, household: households.get(one.meter) ?? null }));
}

/** Filter for meters, with consecutive days, `to` excluded. */
type InvalidQuestion = Omit<DueQuestion, 'on' | 'within' | 'state' | 'age'> & { readonly from: string; readonly to: string };

type Grounds = { readonly known: ReturnType<typeof createKnown>; readonly askers: readonly NotesOn[] };

/** Meters within the scope that were overdue or failed: what they measured then, and the notes that depend on it. */
async function invalid(needs: VerificationNeeds, { known, askers }: Grounds, scope: Scope, question: InvalidQuestion) {
  const { from, to, limit, offset, ...asked } = question;
  if (to <= from) throw new Problem('bad-input', 'period-backwards');
  const found = invalidMeters(await known.asked(scope, asked, from), from, to);
  // access to these meters has been checked: a heat company reads what it charges by, whoever operates the meter
  const use = ({ code }: MeterFacts, span: InvalidSpan) =>
    needs.metering.useOfMeter(programScope, { meter: code, from: span.from, to: span.to, step: 'year', knownAt: asked.knownAt });
  const page = found.slice(offset, offset + limit);
  const notes = await notesOn(askers, scope, page, asked.knownAt);
  const told = await Promise.all(page.map((one) => measured(one, use)));
  const meters = told.map((one) => ({ ...one, notes: notes(one.meter) }));
  return { from, to, meters, total: found.length, days: found.reduce((sum, { spans }) => sum + daysOf(spans), 0) };
}

/** The numbers of all notes known to depend on invalid days, by meter. */
async function notesOn(askers: readonly NotesOn[], scope: Scope, page: readonly InvalidMeter[], knownAt: string | undefined) {
  const asked = page.map(({ meter, spans }) => ({ meter: meter.code, spans }));
  const told = await Promise.all(askers.map((ask) => ask(scope, asked, knownAt)));
  return (meter: string): string[] => told.flatMap((numbers) => numbers.get(meter) ?? []);
}
