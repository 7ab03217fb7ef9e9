import type { ReactNode } from 'react';
import type { client } from '../../../api.ts';

type Project = Awaited<ReturnType<typeof client.project.project>>;

/** The import or person that a field's value of today comes from. */
export type Origin = Project['provenance'][string];

/** What a manual edit did, or would do. */
export type Edited = Awaited<ReturnType<typeof client.project.edit>>;

/** A manual edit, without the entity it applies to. */
export type Setting = {
  readonly set: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly preview?: boolean;
  readonly seen?: string;
  /** What identifies it may change for all time. */
  readonly onIdentityChange?: 'accept';
};

/** An entity created by hand, as it was written. */
export type Added = Awaited<ReturnType<typeof client.project.add>>;

export type FieldChange = Awaited<ReturnType<typeof client.project.history>>['changes'][number];

/** The texts of a kind: its field names, readable values (null if not filled in), and boxes to type them. */
export type EntityText = {
  readonly name: (field: string) => string;
  readonly text: (field: string, value: unknown) => string | null;
  /** A box for a value of a field; a text box by default. */
  readonly box?: (
    field: string,
    box: { readonly id: string; readonly value: string; readonly onValue: (value: string) => void },
  ) => ReactNode;
  /** No fact of the kind is dated: the form does not ask from which day. */
  readonly undated?: boolean;
  /** The hint below the box for a value. */
  readonly valueHint: string;
};
