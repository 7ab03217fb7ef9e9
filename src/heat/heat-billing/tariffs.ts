import type { WriteTrail } from '#kernel/trail.ts';
import { setTimeout } from 'node:timers/promises';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import { type HeatTariff, type KnowledgeText, readListedFile } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';

export type TariffNeeds = {
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'find' | 'versions' | 'addOwn' | 'parsed'>;
  readonly heatSupply: { readonly points: Pick<HeatSupply['points'], 'elsewhereWithTariff'> };
  readonly audit: WriteTrail;
};

/** A version counts slightly after it was written, ms: waiting this long lets the next request already use it. */
const longestWait = 1500;

/** A tariff from a file, and whether it differs from the last version. */
type KeptTariff = HeatTariff & { readonly added: boolean };

/** `seen`: the hash of the preview that was read. */
type Shown = { readonly preview?: boolean | undefined; readonly seen?: string | undefined };

type TariffDay = { readonly on?: string | undefined; readonly knownAt?: string | undefined };

/** Tariffs of heat: knowledge of the city, stored by file, the last version that has begun in force. */
export function createTariffs(needs: TariffNeeds) {
  const { now, knowledge, audit } = needs;
  const versionsOf = (): HeatTariff[] => knowledge.versions('heat-tariff').map(({ held }) => held as HeatTariff);
  const inForce = (id: string, on: string, { received, recorded }: AsOf): HeatTariff => {
    // what was added later was not known then, whenever the question is asked
    const found = knowledge.find('heat-tariff', id, { on, recorded: Math.min(recorded, received, now()) });
    if (found === null) throw new Problem('cannot-do', 'tariff-missing', { tariff: id, on });
    return found;
  };
  /** @param after `seen`: the version that must be the latest, checked while writers are serialized */
  const keep = async (scope: Scope, { added: _added, ...one }: KeptTariff, after: { readonly seen?: number }): Promise<void> => {
    const { id, version } = one;
    const { counts } = await knowledge.addOwn('heat-tariff', { id, file: tariffPath(id), ...after }, bareTariff(one));
    await setTimeout(Math.min(Math.max(0, counts - now()), longestWait));
    await audit(scope, { action: 'heat-tariff-add', subject: `heat-tariff:${id}`, region: null, detail: { version } });
  };
  /** A tariff from a file, as the version under which it would be stored, or already is. */
  const asKept = (one: HeatTariff): KeptTariff => {
    const last = versionsOf().findLast(({ id }) => id === one.id);
    const added = last === undefined || !saysTheSame(last, one);
    return { ...one, version: added ? (last?.version ?? 0) + 1 : last.version, added };
  };
  return {
    /**
     * Stores the tariffs of a file, each as its next version; one that equals the last version is left unchanged. With `preview` nothing is
     * stored, and a hash is returned that identifies what was shown as `seen`. Throws `seen-not-latest`, `tariff-broken` with every fault
     * by line and column, `tariff-not-city`, `tariff-elsewhere`, `knowledge-bad`.
     */
    async add(scope: Scope, { preview = false, seen, ...file }: TariffFile & Shown): Promise<{ tariffs: KeptTariff[]; hash?: string }> {
      const tariffs = tariffsIn(file.name, await knowledge.parsed(file.name, file.text));
      for (const one of tariffs) await refuseForeign(needs, scope, one);
      const shown = tariffs.map((one) => asKept(one));
      if (preview) return { tariffs: shown, hash: hashOf(shown) };
      refuseOther(seen, shown);
      const kept: KeptTariff[] = [];
      for (const said of tariffs) {
        const one = asKept(said);
        if (one.added) await keep(scope, one, seen === undefined ? {} : { seen: one.version - 1 });
        kept.push(one);
      }
      return { tariffs: kept };
    },
    /** Every version of every tariff, or of one. */
    list: ({ id }: { readonly id?: string | undefined }) =>
      versionsOf()
        .filter((one) => id === undefined || one.id === id)
        .toSorted((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1)),
    inForce,
    /** The version in force on a day, as known then. Throws `tariff-missing`. */
    get: (id: string, { on = today(now()), knownAt }: TariffDay) => inForce(id, on, asOf(now(), knownAt)),
  };
}

const hashOf = (shown: readonly KeptTariff[]): string => sha256(canonicalJson(shown));

/** Refuses a file that would be stored differently than was read. Throws `seen-not-latest`, with what it would be stored as now. */
function refuseOther(seen: string | undefined, shown: readonly KeptTariff[]): void {
  const named = shown.filter(({ added }) => added).map(({ id, version }) => `${id}@${version}`);
  const [all, none] = [named.join(', '), named.length === 0];
  refuseNotLatest(seen, hashOf(shown), { zh: `现将存为：${none ? '无' : all}`, en: `would be kept now: ${none ? 'nothing' : all}` });
}

/** A bureau sets prices of its own region only, with status CITY. */
async function refuseForeign({ heatSupply }: TariffNeeds, scope: Scope, { id, status }: HeatTariff): Promise<void> {
  if ('all' in scope.sees) return;
  if (status !== 'CITY') throw new Problem('cannot-do', 'tariff-not-city', { tariff: id, status });
  const point = await heatSupply.points.elsewhereWithTariff(scope, id);
  if (point !== null) throw new Problem('cannot-do', 'tariff-elsewhere', { tariff: id });
}

/** A file of tariffs and its name. */
type TariffFile = { readonly name: string; readonly text: string };

/** The tariffs in a file. Throws `tariff-broken` with every fault by file, line and column. */
function tariffsIn(name: string, text: KnowledgeText): readonly HeatTariff[] {
  const { held, findings, total } = readListedFile('heat-tariff', name, text, () => true);
  if (findings.length > 0) throw new Problem('cannot-do', 'tariff-broken', { faults: total, ...findings[0]?.evidence }, findings);
  return held;
}

/** A tariff as its file states it in the next version: the program counts versions. */
function bareTariff({ id: _id, version: _version, ...said }: HeatTariff): object {
  return said;
}

/** Whether two versions have the same content. */
const saysTheSame = (one: HeatTariff, other: HeatTariff): boolean => canonicalJson(bareTariff(one)) === canonicalJson(bareTariff(other));

/** The file in which the city stores a tariff: a different one for each id. @example tariffPath('t1/a') // 'heat-tariffs/t1_sa.yaml' */
const tariffPath = (id: string): string => `heat-tariffs/${id.replaceAll('_', '__').replaceAll('/', '_s').replaceAll('.', '_d')}.yaml`;
