import { Button, Input } from 'antd';
import { useState } from 'react';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { policyWords } from './words.ts';

export type Plot = NonNullable<Parameters<typeof client.policy.conditions>[0]['plot']>;

/** A point, if both are numbers. */
export function pointOf(lon: string, lat: string): Plot | undefined {
  const [x, y] = [Number(lon), Number(lat)];
  if (lon === '' || lat === '' || Math.abs(x) > 180 || Math.abs(y) > 90 || Number.isNaN(x + y)) return undefined;
  return { type: 'Point', coordinates: [x, y] };
}

/** The location of a plot: two numbers, which are in the address, or an outline from a file, which is too long for one. */
export function PlotPlace({
  lon,
  lat,
  outline,
  go,
  onOutline,
}: {
  readonly lon: string;
  readonly lat: string;
  readonly outline: Plot | undefined;
  readonly go: (change: { readonly lon?: string; readonly lat?: string }, how: { readonly replace: boolean }) => void;
  readonly onOutline: (outline: Plot | undefined) => void;
}) {
  const { plot: words } = usePageWords(policyWords);
  const [bad, setBad] = useState(false);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = outlineIn(await file.text());
    setBad(found === undefined);
    onOutline(found);
  };
  if (outline !== undefined)
    return (
      <Field label={words.where} hint={words.outlineHas}>
        {(ids) => (
          <Button {...ids} onClick={() => onOutline(undefined)}>
            {words.dropOutline}
          </Button>
        )}
      </Field>
    );
  return (
    <>
      <Degrees label={words.longitude} value={lon} onType={(value) => go({ lon: value }, { replace: true })} />
      <Degrees label={words.latitude} value={lat} onType={(value) => go({ lat: value }, { replace: true })} />
      <Field label={words.outline} hint={bad ? <span role="alert">{words.outlineBad}</span> : undefined}>
        {(ids) => <FileInput {...ids} accept=".json,.geojson" onFiles={([file]) => void read(file)} />}
      </Field>
    </>
  );
}

function Degrees({ label, value, onType }: { readonly label: string; readonly value: string; readonly onType: (value: string) => void }) {
  return (
    <Field label={label}>
      {(ids) => (
        <Input {...ids} inputMode="decimal" style={{ width: 120 }} value={value} onChange={(event) => onType(event.target.value)} />
      )}
    </Field>
  );
}

type Shape = { readonly type?: unknown; readonly features?: readonly unknown[]; readonly geometry?: unknown };

/** The first point or area of a GeoJSON text; the server validates it. */
function outlineIn(text: string): Plot | undefined {
  try {
    const given = JSON.parse(text) as Shape;
    const first = (given.features?.[0] ?? given) as Shape;
    const shape = (first.geometry ?? first) as Shape;
    return ['Point', 'Polygon', 'MultiPolygon'].includes(String(shape.type)) ? (shape as Plot) : undefined;
  } catch {
    return undefined;
  }
}
