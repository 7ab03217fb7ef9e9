import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, type Go } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readTargets, type TargetsAddress } from './address.ts';
import { inGroups, targetGroups, type TargetGroup } from './groups.ts';
import { ProgressTable } from './progress-table.tsx';
import { TargetPanel } from './target-panel.tsx';
import { targetsPageWords } from './words.ts';

/** The progress of the targets of a place: all that apply there, and one of them in full. */
export function TargetsPage() {
  const words = usePageWords(targetsPageWords);
  const [at, go] = useAddress(readTargets);
  const places = usePlaces();
  const region = at.region ?? places.begin;
  return (
    <>
      <PageHeader title={words.term.progress} below={words.means}>
        <AsOfPicker />
      </PageHeader>
      <Filters at={at} region={region} go={go} />
      {region === undefined ? <Loading /> : <ProgressOfPlace at={at} region={region} go={go} />}
    </>
  );
}

type Shown = { readonly at: TargetsAddress; readonly region: string; readonly go: Go<TargetsAddress> };

function Filters({ at, region, go }: Omit<Shown, 'region'> & { readonly region: string | undefined }) {
  const words = usePageWords(targetsPageWords);
  const list = useQuery({ ...api.policy.documents.queryOptions({ input: { region: region ?? '' } }), enabled: region !== undefined });
  const options = (list.data?.documents ?? []).map(({ code, title }) => ({ value: code, label: title }));
  return (
    <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.progress}>
      <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code, document: undefined, target: undefined })} />
      <Pick
        label={words.label.document}
        value={at.document}
        options={options}
        onPick={(document) => go({ document })}
        width={280}
        none={words.allDocuments}
      />
    </div>
  );
}

function ProgressOfPlace({ at, region, go }: Shown) {
  const words = usePageWords(targetsPageWords);
  const known = useKnownAt();
  const input = { region, year: at.year, ...(at.document !== undefined && { document: at.document }), ...known };
  const query = useQuery({ ...api.targets.progress.queryOptions({ input }), placeholderData: keepPreviousData });
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { targets } = query.data;
  return (
    <div className="yd-stack" aria-busy={query.isPlaceholderData}>
      <ProblemView error={query.error} again={query.refetch} />
      {at.target === undefined ? null : (
        <TargetPanel target={at.target} region={region} year={at.year} onClose={() => go({ target: undefined })} />
      )}
      {targets.length === 0 ? (
        <p className="yd-panel yd-quiet">{words.noTargets}</p>
      ) : (
        <Groups of={inGroups(targets, at.year)} onOpen={(target) => go({ target })} />
      )}
    </div>
  );
}

type Grouped = { readonly of: ReturnType<typeof inGroups>; readonly onOpen: (target: string) => void };

/** Those that run; the others are folded, unless nothing runs. */
function Groups({ of, onOpen }: Grouped) {
  const first = targetGroups.find((group) => of[group].length > 0);
  return targetGroups.map((group) =>
    of[group].length === 0 ? null : <Group key={group} group={group} rows={of[group]} begins={group === first} onOpen={onOpen} />,
  );
}

type OneGroup = {
  readonly group: TargetGroup;
  readonly rows: Grouped['of'][TargetGroup];
  readonly begins: boolean;
  readonly onOpen: Grouped['onOpen'];
};

function Group({ group, rows, begins, onOpen }: OneGroup) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const [open, setOpen] = useState(begins);
  const name = words.groups[group];
  return (
    <details className="yd-panel yd-group" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>
          {name}
          {format.aside(format.count(rows.length))}
        </h2>
      </summary>
      {open ? <ProgressTable label={name} rows={rows} onOpen={onOpen} /> : null}
    </details>
  );
}
