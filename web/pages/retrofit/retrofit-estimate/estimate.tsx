import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BuildingPick } from '../../casework/cases/building-pick.tsx';
import type { Estimate, Library } from './answers.ts';
import { type EstimateAddress, pricesIn, readEstimate } from './address.ts';
import { estimateWords } from './words.ts';

// its chart and tables are heavy, and load when there is something to show
const EstimatePanels = lazy(async () => ({ default: (await import('./estimate-panels.tsx')).EstimatePanels }));
const OwnTerms = lazy(async () => ({ default: (await import('./own-terms.tsx')).OwnTerms }));

/** What measures would save of the metered use of a building: from before to after, whether it is enough, what is missing. */
export function RetrofitEstimatePage() {
  const words = usePageWords(estimateWords);
  const [at, go] = useAddress(readEstimate);
  return (
    <>
      <PageHeader title={words.term.estimate} below={words.below}>
        <AsOfPicker />
        <Link to="/retrofit/measures" search={{}}>
          {words.term.library}
        </Link>
        <Link to="/retrofit" search={{}}>
          {words.label.pool}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-row-top yd-no-print" role="search" aria-label={words.question}>
        <BuildingPick label={words.label.building} value={at.building} onPick={(building) => go({ building, package: undefined })} />
      </div>
      {at.building === undefined ? <p className="yd-panel">{words.choose}</p> : <OfBuilding at={at} building={at.building} go={go} />}
    </>
  );
}

type OfAddress = { readonly at: EstimateAddress; readonly go: Go<EstimateAddress> };

function OfBuilding({ at, building, go }: OfAddress & { readonly building: string }) {
  const known = useKnownAt();
  const place = useQuery(api.registry.building.queryOptions({ input: { building } }));
  const region = place.data?.region;
  const library = useQuery({
    ...api.retrofitEstimate.measures.queryOptions({ input: { region: region ?? '', on: `${at.year}-12-31`, ...known } }),
    enabled: region !== undefined,
  });
  const measures = at.measures?.split(',').filter((one) => one !== '');
  const prices = pricesIn(at.prices);
  const input = {
    building,
    year: at.year,
    packages: (library.data?.packages ?? []).map((one) => one.package).slice(0, 50),
    ...(measures !== undefined && measures.length > 0 && { measures }),
    ...(Object.keys(prices).length > 0 && { prices }),
    ...(at.discount !== undefined && { discount: at.discount }),
    ...(at.years > 0 && { years: at.years }),
    ...known,
  };
  const query = useQuery({
    ...api.retrofitEstimate.estimate.queryOptions({ input }),
    enabled: library.data !== undefined,
    placeholderData: keepPreviousData,
  });
  const error = place.error ?? library.error ?? query.error;
  return (
    <>
      {library.data === undefined ? null : (
        <Suspense fallback={null}>
          <OwnTerms key={building} at={at} go={go} library={library.data} />
        </Suspense>
      )}
      <ProblemView error={error} again={query.refetch} />
      {library.data === undefined || query.data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <Shown of={query.data} library={library.data} at={at} go={go} name={place.data?.name ?? building} />
      )}
    </>
  );
}

function Shown({ of, library, at, go, name }: OfAddress & { readonly of: Estimate; readonly library: Library; readonly name: string }) {
  const words = usePageWords(estimateWords);
  const named = new Map([...library.packages.map((one): [string, string] => [one.package, one.name]), ['custom', words.own]]);
  // a package without a result is not a useful default
  const known = of.packages.find(({ total }) => total.value !== null);
  const chosen =
    of.packages.find((one) => one.package === at.package) ??
    (at.measures === undefined ? known : undefined) ??
    of.packages.at(at.measures === undefined ? 0 : -1);
  return (
    <>
      <div className="yd-panel yd-stack">
        <p>{words.basis[of.basis]}</p>
        {of.findings.length === 0 ? null : <FindingList findings={of.findings} />}
        {chosen === undefined ? (
          <p>{words.none}</p>
        ) : (
          <Field label={words.packageShown}>
            {({ id }) => (
              <Choice
                id={id}
                value={chosen.package}
                options={of.packages.map((one) => ({ value: one.package, label: named.get(one.package) ?? one.package }))}
                onChoose={(code) => go({ package: code })}
              />
            )}
          </Field>
        )}
      </div>
      {chosen === undefined ? null : (
        <Suspense fallback={<Loading />}>
          <EstimatePanels of={of} chosen={chosen} library={library} name={name} title={named.get(chosen.package) ?? chosen.package} />
        </Suspense>
      )}
    </>
  );
}
