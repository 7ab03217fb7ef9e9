import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { readUse } from '../../metering/metering/address.ts';
import { actWords } from './act-words.ts';
import { type Act, BuildingActs } from './building-acts.tsx';
import { BuildingTabs } from './building-tabs.tsx';
import { buildingWords } from './building-words.ts';
import type { Building } from './facts-panel.tsx';
import { subjectOf } from './subject-of.ts';
import { SummaryStrip } from './summary-strip.tsx';

/** One building: its use over time, its quota among its peers, its facts and life, its duties; one view at a time. */
export function BuildingPage() {
  const { building: code } = useParams({ strict: false });
  const [at] = useAddress(readUse);
  const query = useQuery(api.registry.building.queryOptions({ input: { building: code ?? '' } }));
  const building = query.data;
  if (query.error !== null) return <TroublePage error={query.error} again={query.refetch} />;
  if (building === undefined) return <Loading />;
  const zone = typeof building['zone'] === 'string' ? building['zone'] : usualZone;
  return (
    <>
      <PageHeader title={building.name} below={<InShort of={building} />}>
        <AsOfPicker />
        <Acts building={building} year={at.year} acts={['notify', 'pool']} />
        <Ways building={building.code} />
      </PageHeader>
      <OpenCases building={building} />
      <BuildingMarks building={building.code} />
      <SummaryStrip building={building.code} year={at.year} act={<Acts building={building} year={at.year} acts={['case']} />} />
      <BuildingTabs building={building} zone={zone} year={at.year} />
    </>
  );
}

/** What is left to do about a building that is gone: its open cases. Renders nothing if there are none. */
function OpenCases({ building: { code, findings = [] } }: { readonly building: Building }) {
  const { cases } = usePageWords(buildingWords);
  if (findings.length === 0) return null;
  return (
    <Alert
      type="warning"
      role="status"
      title={<FindingList findings={findings} />}
      action={
        <Link to="/cases" search={{ building: code }}>
          {cases}
        </Link>
      }
    />
  );
}

/** The building in one line: code, use, place, floor area. */
function InShort({ of }: { readonly of: Building }) {
  const { words, format } = useLanguage();
  const { nameOf } = usePlaces();
  const uses: Readonly<Record<string, string>> = words.use;
  const told = [
    of.code,
    of.use === null ? null : (uses[of.use] ?? of.use),
    of.region === null ? null : nameOf(of.region),
    of.floorArea === null ? null : format.quantity(of.floorArea, 'm2'),
  ];
  return <>{told.filter((one) => one !== null).join(' · ')}</>;
}

/** The acts on a building, with what is seen of it in the year. */
function Acts({
  building: { code, name },
  year,
  acts,
}: {
  readonly building: Building;
  readonly year: number;
  readonly acts: readonly Act[];
}) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const { data } = useQuery(api.overview.buildingSummary.queryOptions({ input: { building: code, year, ...useKnownAt() } }));
  const first = data?.intensities.find(({ value }) => value !== null);
  const seen = {
    intensity: first?.value ?? null,
    unit: first?.unit ?? '',
    figure: first?.figure ?? null,
    excess: data?.verdict.excess ?? null,
    indicative: data?.verdict.indicative ?? false,
    quotaFigure: data?.verdict.figure ?? null,
  };
  return <BuildingActs subjects={[subjectOf({ code, name, year, ...seen }, words, format)]} year={year} acts={acts} />;
}

/** Further pages of this building: among others who changed what, and typing in its readings. */
function Ways({ building }: { readonly building: string }) {
  const { history, typing, report, warnings, schedule } = usePageWords(buildingWords);
  const me = useMe();
  return (
    <>
      <Link to="/buildings/$building/energy-report" params={{ building }} search={{}}>
        {report}
      </Link>
      <Link to="/schedule" search={{ building }}>
        {schedule}
      </Link>
      <Link to="/warnings" search={{ view: 'episodes', state: 'all', rule: undefined, severity: 'all', episode: 0, building }}>
        {warnings}
      </Link>
      <Link to="/buildings/$building/history" params={{ building }} search={{}}>
        {history}
      </Link>
      {may(me, 'import-readings') ? (
        <Link to="/typing" search={{ building }}>
          {typing}
        </Link>
      ) : null}
    </>
  );
}

/** What was done about a building: the notices sent to its owner, and its open cases. Renders nothing if there are none. */
function BuildingMarks({ building }: { readonly building: string }) {
  const { format } = useLanguage();
  const words = usePageWords(actWords);
  const sent = useQuery(api.statement.sent.queryOptions({ input: { building, limit: 3 } }));
  const cases = useQuery(api.cases.list.queryOptions({ input: { building, open: 'true', limit: 3 } }));
  const notices = (sent.data?.notices ?? []).filter(({ withdrawn }) => !withdrawn);
  const open = cases.data?.cases ?? [];
  if (notices.length + open.length === 0) return null;
  return (
    <ul className="yd-marks yd-quiet" aria-label={words.marks}>
      {notices.map(({ number, kindName, day, answers }) => (
        <li key={number}>
          {words.sent(format.day(day), kindName)}{' '}
          <Link to="/statements/$number" params={{ number }} search={{}}>
            {number}
          </Link>
          {format.aside(answers.length === 0 ? words.unanswered : words.answered)}
        </li>
      ))}
      {open.map((one) => (
        <li key={one.case}>
          {words.open}
          {format.colon}
          <Link to="/cases/$case" params={{ case: one.case }} search={{}}>
            {`${one.procedureName} ${one.case}`}
          </Link>
          {format.aside(one.stateName)}
        </li>
      ))}
    </ul>
  );
}
