import type { PropsWithChildren } from 'react'
import './app.scss'
import './platform/look'

/** The root of both faces: shopper and guide. */
export default function App({ children }: PropsWithChildren) {
  return children
}
