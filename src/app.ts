import type { PropsWithChildren } from 'react'
import { beginSession } from './api/session'
import './app.scss'

// While the first page is fetched and drawn: its questions then find a session.
beginSession()

import './platform/look'

/** The root of both faces: shopper and guide. */
export default function App({ children }: PropsWithChildren) {
  return children
}
