import { createContext, useContext } from 'react'
import { STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import type { OpsCall, Out } from './call'

export type Session = Out<'mySession'>

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Only below the frame, which asks first. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the frame')
  return session
}

/** Why the person may not make a call, in words for a tooltip; null when they may. The server decides the same way. */
export function useRefusal(): (name: OpsCall) => string | null {
  const { calls, role, isLimited } = useSession()
  return (name) => {
    if (calls.includes(name)) return null
    const who = `${STAFF_ROLE_TEXT[role]}${isLimited ? '（限部分门店）' : ''}`
    return `你的角色「${who}」没有这项权限，请联系总部管理员`
  }
}
