import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { IssuePanel } from '../../casework/statement/draft-panel.tsx';
import { statementWords } from '../../casework/statement/words.ts';
import { LimitsPanel } from './limits-panel.tsx';
import { PeersPanel } from './peers-panel.tsx';
import { QuotaPanel } from './quota-panel.tsx';

/** How a building's year is judged, and its rank among its peers. */
export function StandingTab({ building: { code }, year }: TabOf) {
  const { draft } = usePageWords(statementWords);
  const known = useKnownAt();
  return (
    <>
      <QuotaPanel building={code} year={year} />
      <LimitsPanel building={code} year={year} />
      <IssuePanel
        title={draft.notice}
        kind="quota-notice"
        question={{ building: code, year }}
        known={known}
        earlier={{ building: code, period: String(year) }}
      />
      <PeersPanel building={code} year={year} />
    </>
  );
}
