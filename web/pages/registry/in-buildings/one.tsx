import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { EditPanel } from '../../platform/ledger/edit-panel.tsx';
import type { Edited, EntityText, FieldChange, Origin, Setting } from '../../platform/ledger/facts.ts';
import { HistoryTable } from '../../platform/ledger/history-table.tsx';
import { DatedLines, type Line, OriginLine } from '../../platform/ledger/origin-line.tsx';
import { entityWords } from '../../platform/ledger/words.ts';
import type { RowInBuilding } from './list.tsx';
import { inBuildingsWords } from './words.ts';

type One = RowInBuilding & {
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
  readonly history: {
    readonly data: { readonly changes: readonly FieldChange[] } | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly tab?: string;
  /** What else its page shows, above the history. */
  readonly children?: ReactNode;
};

/** An entity in a building: its facts with their sources, manual edits, and who changed what. */
export function OneInBuilding({ one, text, fields, editable, edit, history, tab, children }: Shown) {
  const words = usePageWords(entityWords);
  const me = useMe();
  const { knownAt } = useKnownAt();
  const edits = may(me, 'edit') && knownAt === undefined;
  return (
    <>
      <PageHeader title={one.name ?? one.code} below={one.code}>
        <AsOfPicker />
      </PageHeader>
      <Facts one={one} text={text} fields={fields} {...(tab !== undefined && { tab })} />
      {edits ? <EditPanel fields={editable} first="name" of={text} write={edit} /> : null}
      {children}
      <Panel title={words.history.title}>
        <ProblemView error={history.error} again={history.refetch} />
        <HistoryTable changes={history.data?.changes ?? []} of={text} />
      </Panel>
    </>
  );
}

function Facts({ one, text, fields, tab }: Pick<Shown, 'one' | 'text' | 'fields' | 'tab'>) {
  const words = usePageWords(inBuildingsWords);
  const { language } = useLanguage();
  const unknown = <span className="yd-none">{words.unknown}</span>;
  const valueOf = (field: string): unknown => (one as unknown as Readonly<Record<string, unknown>>)[field];
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        <Fact name={words.state}>{termText(inUseTerms, one.state, language)}</Fact>
        {fields.map((field) => (
          <Fact key={field} name={text.name(field)}>
            {field === 'building' ? <BuildingLink of={one} tab={tab} /> : (text.text(field, valueOf(field)) ?? unknown)}
            <DatedLines field={field} points={one.dated[field]} of={text} />
            <OriginLine of={one.provenance[field]} />
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}

function BuildingLink({ of: { building, buildingName }, tab }: { readonly of: One; readonly tab: string | undefined }) {
  return (
    <Link to="/buildings/$building" params={{ building }} search={tab === undefined ? {} : { tab }}>
      {buildingName === null ? building : `${buildingName} ${building}`}
    </Link>
  );
}
