import { useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

type Tab<K extends string> = { readonly key: K; readonly label: string; readonly show: () => ReactNode };

/**
 * Views of one subject side by side, one shown at a time; arrow keys move between them. Ant Design's tabs would weigh more than the list
 * below.
 */
export function Tabs<K extends string>({
  label,
  active,
  tabs,
  onChoose,
}: {
  readonly label: string;
  readonly active: K;
  readonly tabs: readonly Tab<K>[];
  readonly onChoose: (key: K) => void;
}) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ key }) => key === active);
  const walk = (event: KeyboardEvent) => {
    const to = walked(event.key, at, tabs.length);
    const next = tabs[to];
    if (next === undefined || to === at) return;
    event.preventDefault();
    onChoose(next.key);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div>
      <div ref={row} role="tablist" aria-label={label} className="yd-tabs" onKeyDown={walk} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === active}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === active ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {tabs[at]?.show()}
      </div>
    </div>
  );
}

function walked(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : at;
}
