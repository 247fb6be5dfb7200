import { type ReactNode, useEffect } from 'react';

/** The heading of a page, which names the window too; what can be done with the page stands beside it. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Docket`;
  }, [title]);
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {children && <div className="actions">{children}</div>}
    </div>
  );
}
