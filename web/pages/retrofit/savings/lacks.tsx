import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { SpokenFinding } from '#kernel/finding.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { WeatherWay } from './weather-way.tsx';
import { savingsPageWords } from './words.ts';

type Shown = Pick<SpokenFinding, 'code' | 'severity' | 'detail'>;

type Ways = { readonly building: string; readonly onBilling: () => void; readonly onWholeYear: () => void };

/** What prevents a fit, each with what to do about it; and what needs attention. */
export function Lacks({ findings, ...ways }: Ways & { readonly findings: readonly Shown[] }) {
  const words = usePageWords(savingsPageWords);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  return (
    <>
      {errors.length === 0 ? null : (
        <Panel title={words.lacks}>
          <p>{words.lacksMeans}</p>
          <ul className="yd-marks-list yd-stack">
            {errors.map((finding) => (
              <li key={`${finding.code} ${finding.detail}`}>
                <div>{finding.detail}</div>
                <div className="yd-row yd-no-print">
                  <WaysOn code={finding.code} {...ways} />
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {others.length === 0 ? null : (
        <Panel title={words.notes}>
          <ul className="yd-marks-list yd-stack">
            {others.map((finding) => (
              <li key={`${finding.code} ${finding.detail}`}>
                <FindingList findings={[finding]} />
                <div className="yd-row yd-no-print">
                  <WaysOn code={finding.code} {...ways} />
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

/** Where a finding links to: readings and their gaps, weather, another base or model. */
const waysOf: Readonly<Record<string, readonly (keyof typeof ways)[]>> = {
  'base-too-short': ['year'],
  'base-too-long': ['year'],
  'too-coarse': ['billing', 'readings'],
  'no-station': ['weather', 'place'],
  'spans-missing': ['typing', 'readings', 'weather'],
  'points-missing': ['gaps', 'readings', 'weather'],
  'month-missing': ['gaps', 'readings', 'weather'],
  'month-thin': ['gaps'],
  'extreme-days': ['gaps'],
  'calendar-missing': ['calendar'],
  'no-use': ['flow'],
  'negative-use': ['flow'],
  'fit-unsolved': ['flow'],
};

function WaysOn({ code, ...of }: Ways & { readonly code: string }) {
  return (waysOf[code] ?? []).map((name) => {
    const Way = ways[name];
    return <Way key={name} {...of} />;
  });
}

const ways = {
  year: function WholeYear({ onWholeYear }: Ways) {
    const words = usePageWords(savingsPageWords);
    return <Button onClick={onWholeYear}>{words.toYear}</Button>;
  },
  billing: function Billing({ onBilling }: Ways) {
    const words = usePageWords(savingsPageWords);
    return <Button onClick={onBilling}>{words.toBilling}</Button>;
  },
  gaps: function Gaps({ building }: Ways) {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/quality" search={{ search: building }}>
        {words.toCoverage}
      </Link>
    );
  },
  readings: function Readings() {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/imports" search={{}}>
        {words.toReadings}
      </Link>
    );
  },
  weather: WeatherWay,
  typing: function Typing({ building }: Ways) {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/typing" search={{ building }}>
        {words.toTyping}
      </Link>
    );
  },
  flow: function Flow({ building }: Ways) {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/buildings/$building" params={{ building }} search={{ tab: 'flow' }}>
        {words.toFlow}
      </Link>
    );
  },
  place: function Place({ building }: Ways) {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/buildings/$building" params={{ building }} search={{ tab: 'facts' }}>
        {words.toPlace}
      </Link>
    );
  },
  calendar: function Calendar() {
    const words = usePageWords(savingsPageWords);
    return (
      <Link to="/workdays" search={{ tab: 'notice' }}>
        {words.toCalendar}
      </Link>
    );
  },
};
