import type { PropsWithChildren } from 'react'
import { beginSession } from './api/session'
import { askFirstQuestions } from './pages/home/first-questions'
import { isLaunchedAtHome } from './platform/launched-at-home'
import './app.scss'

// While the first page is fetched and drawn: its questions then find a session.
beginSession()
if (isLaunchedAtHome()) askFirstQuestions()

import './platform/look'

/** The root of both faces: shopper and guide. */
export default function App({ children }: PropsWithChildren) {
  return children
}
