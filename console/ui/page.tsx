import type { ReactNode } from 'react'
import { useEffect } from 'react'

type Props = { title: string; about?: ReactNode; actions?: ReactNode; children: ReactNode }

/** One page: what it is, its primary actions top right, and what it shows. The browser's tab bears its name. */
export function Page({ title, about, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 分拨总部`
  }, [title])
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {actions && <div className="page-head-actions">{actions}</div>}
      </header>
      {children}
    </>
  )
}
