import type { ReactNode } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { StateText } from './state-text.tsx';
import type { Connection, Protocol } from './use-connections.ts';
import { connectionWords } from './words.ts';

const counts = ['readings', 'repeated', 'refused', 'lost', 'unbound'] as const;

/** The state of a connection: address, settings, secrets by name alone, counts, and the last frame. */
export function ConnectionFacts({ of: one, protocol }: { readonly of: Connection; readonly protocol: Protocol | undefined }) {
  const words = usePageWords(connectionWords);
  const { format } = useLanguage();
  const { field, label } = words;
  const settings = Object.entries(one.settings).map(
    ([name, value]) => `${labelOf(protocol?.settings, name)}${format.colon}${words.answer[value] ?? value}`,
  );
  const secrets = one.secrets.map((name) => labelOf(protocol?.secrets, name));
  return (
    <Panel title={words.facts}>
      <dl className="yd-facts">
        <Fact name={label.state}>
          <StateText of={one.state} />
        </Fact>
        <Fact name={label.address}>{`${one.host}:${one.port}`}</Fact>
        {protocol?.way === 'polls' ? <Fact name={field.every}>{one.every}</Fact> : null}
        <Fact name={field.last}>{one.last === null ? words.never : format.instant(one.last)}</Fact>
        {counts.map((name) => (
          <Fact key={name} name={field[name]}>
            {format.count(one[name])}
          </Fact>
        ))}
        {one.skewSeconds === null ? null : <Fact name={field.skewSeconds}>{format.quantity(one.skewSeconds, 's')}</Fact>}
        <Fact name={field.settings}>{settings.length === 0 ? words.noSettings : settings.join(format.pause)}</Fact>
        <Fact name={field.secrets}>
          {secrets.length === 0 ? (
            words.noSecrets
          ) : (
            <>
              {secrets.join(format.pause)}
              <div className="yd-quiet">{words.secretsMeans}</div>
            </>
          )}
        </Fact>
      </dl>
      <h3>{field.frame}</h3>
      {one.frameWords === null ? null : <p className="yd-wrap">{one.frameWords}</p>}
      {one.frame === null ? <p className="yd-quiet">{words.noFrame}</p> : <code className="yd-code">{one.frame}</code>}
      <p className="yd-quiet">{words.made(format.instant(one.made), one.madeBy)}</p>
    </Panel>
  );
}

type Named = { readonly name: string; readonly label: string };

const labelOf = (some: readonly Named[] | null | undefined, name: string): string => some?.find((one) => one.name === name)?.label ?? name;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
