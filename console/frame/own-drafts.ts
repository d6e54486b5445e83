const OWNER = 'drafts-of'

/** What was typed and kept in this tab is of who typed it: it is gone when somebody else signs in. */
export function keepOwnDrafts(staffId: string, kept: Storage = sessionStorage): void {
  const owner = kept.getItem(OWNER)
  if (owner !== null && owner !== staffId) kept.clear()
  if (owner !== staffId) kept.setItem(OWNER, staffId)
}
