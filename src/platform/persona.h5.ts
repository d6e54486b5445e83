/**
 * Who this window plays. A browser has no WeChat login; the local product knows everybody as `login-<name>`. The name is
 * part of the address (`?as=guide1`), so that two windows beside each other are two people; without one it is a visitor
 * of this browser.
 */
export function personaName(): string {
  const asked = new URLSearchParams(window.location.search).get('as')
  if (asked && /^[\w-]{1,40}$/.test(asked)) return asked
  const kept = window.localStorage.getItem('visitor')
  if (kept) return kept
  const made = `visitor-${Math.random().toString(36).slice(2, 10)}`
  window.localStorage.setItem('visitor', made)
  return made
}
