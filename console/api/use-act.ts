import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { call, type In, type OpsCall, type Out } from './call'
import { failureText } from './failure-text'
import type { Failure } from './reply'

export type Act<Name extends OpsCall> = {
  run: (input: In<Name>) => Promise<Out<Name> | null>
  isBusy: boolean
  failure: Failure | null
}
type Answers<Name extends OpsCall> = {
  onDone?: (data: Out<Name>) => unknown
  /** Answers true when it told the person itself: beside a field, in a dialog. */
  onFail?: (failure: Failure) => boolean | undefined
  /** Questions whose answers are old now; without it all are. */
  ages?: readonly OpsCall[]
}

/** Something a person does. While it runs, a second click does nothing; a failure is told once, and what was typed stays. */
export function useAct<Name extends OpsCall>(name: Name, { onDone, onFail, ages }: Answers<Name> = {}): Act<Name> {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [state, setState] = useState({ isBusy: false, failure: null as Failure | null })
  const isRunning = useRef(false)

  const run = async (input: In<Name>) => {
    if (isRunning.current) return null
    isRunning.current = true
    setState({ isBusy: true, failure: null })
    const reply = await call(name, input)
    isRunning.current = false
    setState({ isBusy: false, failure: reply.ok ? null : reply.error })
    if (!reply.ok) {
      if (!onFail?.(reply.error)) message.error(failureText(reply.error), 6)
      return null
    }
    if (ages) await Promise.all(ages.map((old) => client.invalidateQueries({ queryKey: [old] })))
    else await client.invalidateQueries()
    await onDone?.(reply.data)
    return reply.data
  }
  return { ...state, run }
}
