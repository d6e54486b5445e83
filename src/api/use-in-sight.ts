import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { listenForeground } from '../platform/foreground'

/** Whether anybody can see this page now: it is on top, and the app is in front. Timers run only then. */
export function useInSight(): boolean {
  const [isShown, setShown] = useState(true)
  const [isInFront, setInFront] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => listenForeground(setInFront), [])
  return isShown && isInFront
}
