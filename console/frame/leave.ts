import { call } from '../api/call'

/** Ends the session and begins at the sign-in page. */
export async function leave(): Promise<void> {
  // The door knows the session by its cookie, which no script can read.
  await call('signOut', { token: '' })
  // Nothing of one person stays in the page of the next.
  sessionStorage.clear()
  window.location.assign('/console/')
}
