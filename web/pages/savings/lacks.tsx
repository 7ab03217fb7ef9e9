import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SpokenFinding } from '#kernel/finding.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WeatherWay } from './weather-way.tsx';
import { savingsPageWords } from './words.ts';

type Shown = Pick<SpokenFinding, 'code' | 'severity' | 'detail'>;

type Ways = { readonly building: string; readonly onBilling: () => void; readonly onWholeYear: () => void };

/** What stands against a fit, each with what to do about it; and what is to be minded. */
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
          <FindingList findings={others} />
        </Panel>
      )}
    </>
  );
}

/** Where a finding leads: to readings and their gaps, to weather, to another base or model. */
function WaysOn({ code, building, onBilling, onWholeYear }: Ways & { readonly code: string }): ReactNode {
  const words = usePageWords(savingsPageWords);
  const gaps = (
    <Link to="/quality" search={{ search: building }}>
      {words.toCoverage}
    </Link>
  );
  const readings = (
    <Link to="/imports" search={{}}>
      {words.toReadings}
    </Link>
  );
  const weather = <WeatherWay />;
  const typing = (
    <Link to="/typing" search={{ building }}>
      {words.toTyping}
    </Link>
  );
  const flow = (
    <Link to="/buildings/$building" params={{ building }} search={{ tab: 'flow' }}>
      {words.toFlow}
    </Link>
  );
  if (code === 'base-too-short' || code === 'base-too-long') return <Button onClick={onWholeYear}>{words.toYear}</Button>;
  if (code === 'too-coarse')
    return (
      <>
        <Button onClick={onBilling}>{words.toBilling}</Button>
        {readings}
      </>
    );
  if (code === 'no-station') return weather;
  if (code === 'spans-missing')
    return (
      <>
        {typing}
        {readings}
        {weather}
      </>
    );
  if (code === 'points-missing' || code === 'month-missing')
    return (
      <>
        {gaps}
        {readings}
        {weather}
      </>
    );
  return flow;
}
