import type { ReactNode } from 'react';
import type { client } from '../../../api.ts';

type Project = Awaited<ReturnType<typeof client.project.project>>;

/** Which import or person a field's value of today comes from. */
export type Origin = Project['provenance'][string];

/** What an edit by hand did, or would do. */
export type Edited = Awaited<ReturnType<typeof client.project.edit>>;

/** An edit by hand, without whom it is of. */
export type Setting = {
  readonly set: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly preview?: boolean;
  readonly seen?: string;
};

/** What is made by hand, as it was written. */
export type Added = Awaited<ReturnType<typeof client.project.add>>;

export type FieldChange = Awaited<ReturnType<typeof client.project.history>>['changes'][number];

/** How a kind is spoken of: its fields by name, values as people write them (null where nothing is filled in), and boxes to type them. */
export type EntityText = {
  readonly name: (field: string) => string;
  readonly text: (field: string, value: unknown) => string | null;
  /** A box for a value of a field; without it, one of text. */
  readonly box?: (
    field: string,
    box: { readonly id: string; readonly value: string; readonly onValue: (value: string) => void },
  ) => ReactNode;
  /** No fact of the kind has days of its own: nothing is asked about from when. */
  readonly undated?: boolean;
  /** What is said below the box for a value. */
  readonly valueHint: string;
};
