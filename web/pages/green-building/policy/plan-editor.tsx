import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { saveText } from '../rating/file-ways.tsx';
import { PickMap } from './pick-map.tsx';
import {
  collectionOf,
  cornersIn,
  draftOf,
  drawnIndices,
  emptyArea,
  shownOf,
  withCorner,
  type DraftArea,
  type SpecialPlan,
} from './plan-draft.ts';
import { PlanImport } from './plan-import.tsx';
import { TextField } from './text-field.tsx';
import { policyWords } from './words.ts';

/** Areas drawn on the map or typed corner by corner, with their indices; or a file instead; then the import. The draft stays in the tab. */
export function PlanEditor({ plan, onEnd }: { readonly plan: SpecialPlan | null; readonly onEnd: () => void }) {
  const { plans: words } = usePageWords(policyWords);
  const [areas, setAreas] = useDraft(plan);
  const [active, setActive] = useState(0);
  const drawn = useMemo(() => shownOf(areas, active), [areas, active]);
  const set = (at: number, area: DraftArea) => setAreas(areas.with(at, area));
  const current = areas[active];
  return (
    <Panel title={plan === null ? words.newPlan : words.changePlan(plan.plan.title)} actions={<Button onClick={onEnd}>{words.end}</Button>}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.drawMeans}</p>
        <PickMap
          label={words.drawing}
          drawn={drawn}
          onSpot={(longitude, latitude) =>
            current === undefined
              ? setAreas([withCorner(emptyArea, longitude, latitude)])
              : set(active, withCorner(current, longitude, latitude))
          }
        />
        {areas.map((area, at) => (
          // areas have no name until they are given one
          // oxlint-disable-next-line react/no-array-index-key
          <AreaFields
            key={at}
            at={at}
            area={area}
            active={at === active}
            onActive={() => setActive(at)}
            onChange={(next) => set(at, next)}
            onRemove={() => setAreas(areas.filter((_, other) => other !== at))}
          />
        ))}
        <div className="yd-row">
          <Button
            onClick={() => {
              setAreas([...areas, emptyArea]);
              setActive(areas.length);
            }}
          >
            {words.add}
          </Button>
          <Button
            disabled={areas.length === 0}
            onClick={() => saveText('special-plan.geojson', JSON.stringify(collectionOf(areas), null, 1), 'application/geo+json')}
          >
            {words.save}
          </Button>
        </div>
        <PlanImport plan={plan} areas={areas} />
      </div>
    </Panel>
  );
}

/** The draft, kept in the tab: a reload or an error loses nothing. */
function useDraft(plan: SpecialPlan | null): readonly [readonly DraftArea[], (areas: readonly DraftArea[]) => void] {
  const name = `yaodong-plan ${plan?.plan.code ?? ''}`;
  const [areas, setAreas] = useState<readonly DraftArea[]>(() => keptIn(name) ?? (plan === null ? [emptyArea] : draftOf(plan.areas)));
  useEffect(() => sessionStorage.setItem(name, JSON.stringify(areas)), [name, areas]);
  return [areas, setAreas];
}

function keptIn(name: string): readonly DraftArea[] | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as readonly DraftArea[] | null;
  } catch {
    return null;
  }
}

type AreaProps = {
  readonly at: number;
  readonly area: DraftArea;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onChange: (area: DraftArea) => void;
  readonly onRemove: () => void;
};

function AreaFields({ at, area, active, onActive, onChange, onRemove }: AreaProps) {
  const format = useFormat();
  const { plans: words } = usePageWords(policyWords);
  const others = Object.keys(area.indices).filter((name) => !drawnIndices.some(([own]) => own === name));
  const put = (name: string, typed: string) => onChange({ ...area, indices: { ...area.indices, [name]: typed } });
  return (
    <fieldset className="yd-step" onFocus={onActive}>
      <legend>
        {words.areaAt(at + 1)} {area.name} {active ? format.aside(words.active) : ''}
      </legend>
      <div className="yd-row">
        <TextField label={words.name} value={area.name} onType={(name) => onChange({ ...area, name })} />
        {drawnIndices.map(([name]) => (
          <TextField key={name} label={words.indices[name]} value={area.indices[name] ?? ''} onType={(typed) => put(name, typed)} />
        ))}
        {others.map((name) => (
          <TextField key={name} label={name} value={area.indices[name] ?? ''} onType={(typed) => put(name, typed)} />
        ))}
        <Button aria-label={words.removeArea(at + 1)} onClick={onRemove}>
          {words.remove}
        </Button>
      </div>
      <Corners area={area} onChange={onChange} />
    </fieldset>
  );
}

/** The outline by keyboard: one corner per line. A line that is not a corner is reported. */
function Corners({ area, onChange }: Pick<AreaProps, 'area' | 'onChange'>) {
  const format = useFormat();
  const { plans: words } = usePageWords(policyWords);
  const { spots, bad } = cornersIn(area.outline);
  const hint =
    bad.length > 0 ? (
      <span role="alert">{words.badLines(bad.join(format.and))}</span>
    ) : area.kept !== undefined && spots.length < 3 ? (
      words.keptOutline
    ) : (
      words.corners(spots.length)
    );
  return (
    <Field label={words.outline} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          className="yd-choice"
          rows={Math.min(8, Math.max(3, spots.length + 1))}
          style={{ width: '100%', maxWidth: 420 }}
          value={area.outline}
          onChange={(event) => onChange({ ...area, outline: event.target.value })}
        />
      )}
    </Field>
  );
}
