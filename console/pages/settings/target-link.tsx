import { Link } from 'react-router'

/** Where what was changed is looked at, by how its number begins. */
const PAGES: Record<string, (id: string) => string> = {
  ld: (id) => `/leads/${id}`,
  mb: (id) => `/members/${id}`,
  or: (id) => `/orders/${id}`,
  st: (id) => `/stores/${id}`,
  gd: (id) => `/guides/${id}`,
  pl: (id) => `/pilots/${id}`,
  bt: (id) => `/backtests/${id}`,
}

/** The number of what was changed; a link where there is a page for it. */
export function TargetLink({ target }: { target: string }) {
  const page = /^[a-z]{2}_\w+$/.test(target) ? PAGES[target.slice(0, 2)] : undefined
  const month = /^\d{4}-\d{2}$/.test(target) ? `/settlements/${target}` : null
  const path = page?.(target) ?? month
  return path ? <Link to={path}>{target}</Link> : <span>{target}</span>
}
