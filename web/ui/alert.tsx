import type { ReactNode } from 'react';

/** A message about what was done or went wrong, in a frame of its tone. Screen readers announce it immediately; `status` waits its turn. */
export function Alert({
  type,
  role = 'alert',
  title,
  description,
  action,
}: {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly role?: 'alert' | 'status';
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div role={role} className="yd-alert" data-tone={type}>
      <div>
        {description === undefined ? title : <strong>{title}</strong>}
        {description === undefined ? null : <div>{description}</div>}
      </div>
      {action}
    </div>
  );
}
