import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import type { DisclosureNeeds } from './needs.ts';
import type { PlaceYear } from './facts.ts';
import { rulesOf } from './rules.ts';
import * as store from './store.ts';
import type { PublicSum } from './store.ts';
import { sumsHash, textOfSums } from './public-hash.ts';
import * as writing from './write-store.ts';

/** Disclosure of places as a whole. */
export function sumVerbs(needs: DisclosureNeeds) {
  const { postgres, now, audit } = needs;
  return {
    sums: (scope: Scope, { region, year }: PlaceYear) => store.sumsWithin(postgres, scope, year, region),
    /** What would be made public of the places directly below a region; those with too few buildings are left out and named. */
    previewSums: (scope: Scope, asked: PlaceYear) => drawnSums(needs, scope, asked),
    /** Issues that, if it is what was read. Throws `disclosure-out-of-scope`, `seen-not-latest`. */
    async issueSums(scope: Scope, { seen, ...asked }: PlaceYear & { readonly seen: string }) {
      const { region, year } = asked;
      const { told, tooSmall, hash, known } = await drawnSums(needs, scope, asked);
      refuseNotLatest(seen, hash, textOfSums(told), { region, year });
      await writing.issueSums(postgres, scope, region, told, { year, now: now(), known });
      await audit(scope, {
        action: 'disclose-sums',
        subject: `place:${region}`,
        region,
        detail: { year, districts: told.map(({ code }) => code) },
      });
      return { issued: told.length, tooSmall };
    },
    async withdrawSums(scope: Scope, { region, year }: PlaceYear) {
      const withdrawn = await writing.withdrawSums(postgres, scope, year, region, now());
      await audit(scope, { action: 'disclosure-withdraw-sums', subject: `place:${region}`, region, detail: { year, withdrawn } });
      return { withdrawn };
    },
  };
}

async function drawnSums(needs: DisclosureNeeds, scope: Scope, { region, year }: PlaceYear) {
  const { benchmarking, overview, place } = needs;
  await needOwn(needs, scope, region);
  const known = benchmarking.knownAt(undefined);
  const [{ leastBuildings }, whole] = await Promise.all([rulesOf(needs), overview.city(scope, { region, year, known })]);
  const { name } = await place.get(region);
  const districts = whole.below.length > 0 ? whole.below : [{ ...whole, code: region, name }];
  const isLarge = ({ buildings }: { readonly buildings: number }): boolean => buildings >= leastBuildings;
  const told = districts.filter(isLarge).map((one): PublicSum => ({
    code: one.code,
    name: one.name,
    buildings: one.buildings,
    floorAreaM2: one.floorAreaM2,
    carriers: one.carriers.filter(isLarge).flatMap(ofCarrier),
  }));
  const tooSmall = districts.filter((one) => !isLarge(one)).map((one) => one.name);
  return { told, tooSmall, hash: sumsHash({ region, year }, told), known };
}

function ofCarrier({
  carrier,
  value,
  unit,
  coverage,
  buildings,
}: {
  carrier: string;
  value: number | null;
  unit: string;
  coverage: number;
  buildings: number;
}) {
  return value === null || value < 0 ? [] : [{ carrier, value, unit, coverage, buildings }];
}

/** Only a scope that sees all of a place may disclose its total. Throws `disclosure-out-of-scope`. */
async function needOwn({ place }: DisclosureNeeds, { sees }: Scope, region: string): Promise<void> {
  if ('all' in sees || ('region' in sees && (await place.regionsWithin(sees.region)).includes(region))) return;
  throw new Problem('not-allowed', 'disclosure-out-of-scope', { region });
}
