import { useDidHide, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import type { CartDesk } from './use-cart'

type Line = CartDesk['lines'][number]

export type TakenDesk = {
  taken: Line | null
  /** What is left beside it. */
  lines: Line[]
  take: (line: Line) => void
  undo: () => void
  /** It is meant: from now on it is a change like others. */
  settle: () => void
}

/** Taking a line out with a way back: it is only hidden until the offer to undo is over, another is taken, or one leaves. */
export function useTaken(desk: CartDesk): TakenDesk {
  const [taken, setTaken] = useState<Line | null>(null)
  const settle = () => {
    if (taken) desk.change([taken.skuId], { quantity: 0 })
    setTaken(null)
  }
  const leave = () => {
    if (!taken) return
    settle()
    void desk.save()
  }
  useDidHide(leave)
  useUnload(leave)
  return {
    taken,
    lines: desk.lines.filter(({ skuId }) => skuId !== taken?.skuId),
    take: (line) => {
      settle()
      setTaken(line)
    },
    undo: () => setTaken(null),
    settle,
  }
}
