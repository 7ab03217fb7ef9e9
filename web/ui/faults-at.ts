type FaultText = { readonly detail: string; readonly evidence: Readonly<Record<string, unknown>> };

/** The words of the first fault at or below a path. @example faultsAt(findings)('limits[0].max') */
export function faultsAt(findings: readonly FaultText[]) {
  const told = findings.map(({ detail, evidence: { path } }) => ({ detail, path: typeof path === 'string' ? path : '' }));
  return (path: string, within = false): string | undefined =>
    told.find((one) => one.path === path || (within && (one.path.startsWith(`${path}[`) || one.path.startsWith(`${path}.`))))?.detail;
}

export type FaultAt = ReturnType<typeof faultsAt>;
