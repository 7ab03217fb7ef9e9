import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import type { Edited, EntityText, Origin, Setting } from '../../platform/ledger/facts.ts';
import { FactsPanel } from '../../platform/ledger/facts-panel.tsx';
import { HistoryPanel, type HistoryQuery } from '../../platform/ledger/history-panel.tsx';
import type { Line } from '../../platform/ledger/origin-line.tsx';
import type { RowInBuilding } from './cells.tsx';
import { inBuildingsWords } from './words.ts';

type One = RowInBuilding & {
  readonly building: string;
  readonly dated: Readonly<Record<string, Line>>;
  readonly provenance: Readonly<Record<string, Origin>>;
};

type Shown = {
  readonly one: One;
  readonly text: EntityText;
  /** The facts shown, and those that a person edits. */
  readonly fields: readonly string[];
  readonly editable: readonly string[];
  readonly edit: (setting: Setting) => Promise<Edited>;
  readonly history: HistoryQuery;
  readonly tab?: string;
  /** What else its page shows, above the history. */
  readonly children?: ReactNode;
};

/** An entity in a building: its facts with their sources, manual edits, and who changed what. */
export function OneInBuilding({ one, text, fields, editable, edit, history, tab, children }: Shown) {
  const words = usePageWords(inBuildingsWords);
  const me = useMe();
  const { knownAt } = useKnownAt();
  const edits = may(me, 'edit') && knownAt === undefined;
  const { dated, provenance } = one;
  return (
    <>
      <PageHeader title={one.name ?? one.code} below={one.code}>
        <AsOfPicker />
      </PageHeader>
      <FactsPanel
        title={words.facts}
        fields={['state', ...fields]}
        text={text}
        of={{ values: one as unknown as Readonly<Record<string, unknown>>, dated, provenance }}
        links={{ building: <BuildingLink of={one} tab={tab} /> }}
      />
      {edits ? <EditPanel fields={editable} first="name" of={text} write={edit} /> : null}
      {children}
      <HistoryPanel query={history} text={text} />
    </>
  );
}

function BuildingLink({ of: { building, buildingName }, tab }: { readonly of: One; readonly tab: string | undefined }) {
  return (
    <Link to="/buildings/$building" params={{ building }} search={tab === undefined ? {} : { tab }}>
      {buildingName === null ? building : `${buildingName} ${building}`}
    </Link>
  );
}
