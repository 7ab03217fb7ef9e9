import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { EquipmentTab } from '../../registry/equipment/equipment-tab.tsx';
import { AuditLink } from './audit-link.tsx';
import { EnergyPanel, IndicatorPanel, SplitPanel } from './energy-panels.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { MeasuresPanel } from './measures-panel.tsx';
import { Requests } from './requests.tsx';
import type { Audit } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

/** One energy audit: its requests and their state, the link, energy, equipment, indicators, findings, measures. */
export function EnergyAuditPage() {
  const words = usePageWords(energyAuditPageWords);
  const { audit = '' } = useParams({ strict: false });
  const known = useKnownAt();
  // anything but a number is queried as a number that does not exist
  const number = /^\d{1,9}$/u.test(audit) ? Number(audit) : 0;
  const query = useQuery({ ...api.energyAudit.show.queryOptions({ input: { audit: number, ...known } }), retry: false });
  const shown = query.data;
  const asked = new URLSearchParams({ audit, ...known });
  return (
    <>
      <PageHeader
        title={shown === undefined ? words.term.audit : `${words.term.audit} ${audit} ${shown.buildingName}`}
        below={<Below of={shown} />}
      >
        <AsOfPicker />
        {shown === undefined ? null : (
          <>
            <BuildingActs
              subjects={[{ code: shown.building, name: shown.buildingName, text: '', figures: [] }]}
              year={Number(shown.from.slice(0, 4))}
              from="audit"
              acts={['pool']}
            />
            <a href={`/api/exports/energy-audit?${asked}`} download>
              {words.report}
            </a>
            <a href={`/api/exports/energy-audit-sync?${asked}`} download>
              {words.sync}
            </a>
          </>
        )}
        <Link to="/audits" search={{}}>
          {words.back}
        </Link>
      </PageHeader>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {shown === undefined ? null : <Parts of={shown} />}
    </>
  );
}

function Below({ of }: { readonly of: Audit | undefined }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  if (of === undefined) return null;
  const level = of.indicative ? `${of.levelName}${format.aside(words.label.indicative)}` : of.levelName;
  const said = [words.state[of.state], level, `${format.day(of.from)} – ${format.day(of.to)}`, `${words.auditor} ${actor(of.by)}`];
  return (
    <>
      <Link to="/buildings/$building" params={{ building: of.building }} search={{}}>
        {of.buildingName}
      </Link>
      {` · ${said.join(' · ')}`}
    </>
  );
}

function Parts({ of }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  return (
    <>
      <Panel title={words.term.requests}>
        <Requests of={of} />
        <p className="yd-quiet">{words.source(of.source)}</p>
      </Panel>
      <Panel title={words.term.link}>
        <AuditLink of={of} />
      </Panel>
      <Panel title={words.term.energy}>
        <EnergyPanel of={of} />
      </Panel>
      <EquipmentTab building={{ code: of.building }} />
      <Panel title={words.split}>
        <SplitPanel of={of} />
      </Panel>
      <Panel title={words.term.indicators}>
        <IndicatorPanel of={of} />
      </Panel>
      <Panel title={words.term.written}>
        <FindingsPanel of={of} />
      </Panel>
      <Panel title={words.term.measures}>
        <MeasuresPanel of={of} />
      </Panel>
    </>
  );
}
